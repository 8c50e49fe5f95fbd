-- The signalen of a dossier as they follow from its history, for the gemeente that serves it. One that was closed stays closed.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
INSERT INTO portaal.signaal (dossier, organisatie, bericht, soort, ontstaan, uiterlijk, gesloten_op, gesloten_door)
SELECT $1::uuid, w.organisatie, u.bericht, u.soort, u.ontstaan, u.uiterlijk, CASE WHEN u.gesloten THEN now() END,
       CASE WHEN u.gesloten THEN 'stelsel' END
  FROM unnest($2::uuid[], $3::text[], $4::date[], $5::date[], $6::boolean[]) u (bericht, soort, ontstaan, uiterlijk, gesloten)
  JOIN portaal.werkrelatie w ON w.dossier = $1::uuid AND w.tot IS NULL
 WHERE NOT u.gesloten OR EXISTS (SELECT FROM portaal.signaal s
                                  WHERE s.organisatie = w.organisatie AND s.bericht = u.bericht AND s.soort = u.soort)
    ON CONFLICT (organisatie, bericht, soort) DO UPDATE
   SET uiterlijk = excluded.uiterlijk, gesloten_op = coalesce(signaal.gesloten_op, excluded.gesloten_op),
       gesloten_door = coalesce(signaal.gesloten_door, excluded.gesloten_door)
 WHERE signaal.uiterlijk IS DISTINCT FROM excluded.uiterlijk
    OR signaal.gesloten_op IS NULL AND excluded.gesloten_op IS NOT NULL
