# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
#
# The register: one line per stelseldienst, by its number in the chain. To add one:
#   1. src/stelsel/x.c with `const struct stelseldienst dienst_x` (declaration and rules; read stelsel.h)
#   2. sql/migrations/NNNN_x.sql with the table bericht_x
#   3. one line here
#   4. its cases in tests/data/stelsel/x/
# Nothing else. The build makes the table of the register from this list.
STELSELDIENSTEN =
STELSELDIENSTEN += src/stelsel/inburgeringsplicht.c
STELSELDIENSTEN += src/stelsel/maatschappelijke_begeleiding.c
STELSELDIENSTEN += src/stelsel/inburgeringstermijn.c
STELSELDIENSTEN += src/stelsel/notificatie.c
STELSELDIENSTEN += src/stelsel/boete.c
STELSELDIENSTEN += src/stelsel/beoordeling_verlenging.c
STELSELDIENSTEN += src/stelsel/leerbaarheidstoets_planning.c
STELSELDIENSTEN += src/stelsel/leerbaarheidstoets_uitkomst.c
STELSELDIENSTEN += src/stelsel/ordelijk_verloop.c
STELSELDIENSTEN += src/stelsel/vrijstelling.c
STELSELDIENSTEN += src/stelsel/ontheffing.c
STELSELDIENSTEN += src/stelsel/voldaan.c
STELSELDIENSTEN += src/stelsel/examenresultaat.c
STELSELDIENSTEN += src/stelsel/koppeling.c
STELSELDIENSTEN += src/stelsel/klantprofiel.c
STELSELDIENSTEN += src/stelsel/uitstroom.c
STELSELDIENSTEN += src/stelsel/pip.c
STELSELDIENSTEN += src/stelsel/inburgeringsaanbod.c
STELSELDIENSTEN += src/stelsel/pvt.c
STELSELDIENSTEN += src/stelsel/map.c
STELSELDIENSTEN += src/stelsel/z_route.c
STELSELDIENSTEN += src/stelsel/uren.c
STELSELDIENSTEN += src/stelsel/inspanning.c
STELSELDIENSTEN += src/stelsel/doelgroepkeuze.c
STELSELDIENSTEN += src/stelsel/overdracht.c
STELSELDIENSTEN += src/stelsel/boete_gemeente.c
STELSELDIENSTEN += src/stelsel/verblijfsrecht.c
STELSELDIENSTEN += src/stelsel/inschrijving_instelling.c
STELSELDIENSTEN += src/stelsel/inspanning_instelling.c

# Services that are a file about everybody (src/stelsel/uitvoer.h), by nummer.
STELSELUITVOER =
STELSELUITVOER += src/stelsel/monitoring.c
