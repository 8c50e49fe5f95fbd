-- A person may not log in any more, and her sessions end; named by the pseudonym of the audit log.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT pseudoniem FROM portaal.gebruiker_blokkeer($1::text)
