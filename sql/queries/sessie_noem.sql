-- Names the session (hash in hex) for the audit row of a refusal; an ended or unknown one stays nobody.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT set_config('portaal.sessie', $1::text, true)
