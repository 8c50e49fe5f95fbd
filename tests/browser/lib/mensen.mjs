// SPDX-License-Identifier: EUPL-1.2
// SPDX-FileCopyrightText: Portaal Inburgering contributors
//
// Who can log in: the people of scripts/demo-data/inloggers.tsv.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bron = process.env.PORTAAL_BRON ?? dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const regels = readFileSync(join(bron, 'scripts/demo-data/inloggers.tsv'), 'utf8')
    .split('\n').filter((r) => r && !r.startsWith('#')).map((r) => r.split('\t'));

const namen = { DUO: 'Dienst Uitvoering Onderwijs', COA: 'Centraal Orgaan opvang asielzoekers' };
const organisatie = (code) => namen[code] ?? 'Gemeente Amsterdam';
function vind(code, rol, hoeveelste = 0) {
    const rij = regels.filter((r) => r[0] === code && r[4] === rol)[hoeveelste];
    if (!rij) throw new Error(`no ${rol} of ${code} in inloggers.tsv`);
    return { naam: rij[3], organisatie: organisatie(code) };
}

export const KLANTREGISSEUR = vind('0363', 'klantregisseur');
export const COLLEGA = vind('0363', 'klantregisseur', 1);
export const RAADPLEGER = vind('0363', 'raadpleger');
export const ADMINISTRATIE = vind('0363', 'administratief_medewerker');
export const BEHEERDER = vind('0363', 'gemeentebeheerder');
export const COA = vind('COA', 'coa_medewerker');
export const PRIVACY = vind('0363', 'privacy_officer');
export const VERBAND = vind('S001', 'klantregisseur');
export const DUO = vind('DUO', 'duo_beheerder');
