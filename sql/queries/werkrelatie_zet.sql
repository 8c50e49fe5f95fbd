-- Who works for the people of dossiers $1, as their histories say: $3-$8, in the order in which they began. One that is not there any more ends ($2).
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH nieuw AS (
    SELECT u.dossier, u.organisatie, u.aard, u.reden, u.van, u.tot
      FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::date[], $8::date[]) u (dossier, organisatie, aard, reden, van, tot)
), dicht AS (
    UPDATE portaal.werkrelatie w SET tot = greatest(w.van, $2::date)
     WHERE w.dossier = ANY ($1::uuid[]) AND w.tot IS NULL
       AND (w.dossier, w.organisatie, w.van) NOT IN (SELECT n.dossier, n.organisatie, n.van FROM nieuw n) -- hashed
    RETURNING w.dossier
)
INSERT INTO portaal.werkrelatie (dossier, organisatie, van, tot, reden, aard)
SELECT n.dossier, n.organisatie, n.van, n.tot, n.reden, n.aard
  FROM nieuw n
 WHERE (SELECT count(*) FROM dicht) >= 0 -- so that what ends has ended before something begins
    ON CONFLICT (dossier, organisatie, van) DO UPDATE SET tot = excluded.tot, reden = excluded.reden, aard = excluded.aard
 WHERE (werkrelatie.tot, werkrelatie.reden, werkrelatie.aard) IS DISTINCT FROM (excluded.tot, excluded.reden, excluded.aard)
