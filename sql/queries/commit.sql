-- End of every transaction of the store: only after this may a page leave.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
COMMIT
