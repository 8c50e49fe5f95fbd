-- The signalen of a dossier as they follow from its history, for the gemeente that serves it. One that was closed stays closed; one that is closed already and never was here need not begin.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
INSERT INTO portaal.signaal (dossier, organisatie, bericht, soort, ontstaan, uiterlijk, gesloten_op, gesloten_door)
SELECT $1::uuid, w.organisatie, u.bericht, u.soort, u.ontstaan, u.uiterlijk, CASE WHEN u.gesloten THEN now() END,
       CASE WHEN u.gesloten THEN 'stelsel' END
  FROM portaal.werkrelatie w
 CROSS JOIN unnest($2::uuid[], $3::text[], $4::date[], $5::date[], $6::boolean[]) u (bericht, soort, ontstaan, uiterlijk, gesloten)
  -- LIMIT keeps this a look in the index for each row; as an EXISTS behind the OR it would read the whole table
  LEFT JOIN LATERAL (SELECT true AS hier FROM portaal.signaal s
                      WHERE s.organisatie = w.organisatie AND s.bericht = u.bericht AND s.soort = u.soort LIMIT 1) s ON true
 WHERE w.dossier = $1::uuid AND w.tot IS NULL AND (NOT u.gesloten OR s.hier)
    ON CONFLICT (organisatie, bericht, soort) DO UPDATE
   SET uiterlijk = excluded.uiterlijk, gesloten_op = coalesce(signaal.gesloten_op, excluded.gesloten_op),
       gesloten_door = coalesce(signaal.gesloten_door, excluded.gesloten_door)
 WHERE signaal.uiterlijk IS DISTINCT FROM excluded.uiterlijk
    OR signaal.gesloten_op IS NULL AND excluded.gesloten_op IS NOT NULL
