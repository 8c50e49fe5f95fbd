// SPDX-License-Identifier: EUPL-1.2
// SPDX-FileCopyrightText: Portaal Inburgering contributors
//
// A look in the database of the environment, and a hand on its clock: what would take a quarter of an hour to wait for.
import { execFileSync } from 'node:child_process';

const als = (process.env.PORTAAL_ALS ?? '').split(' ').filter(Boolean);

export function sql(tekst) {
    const [programma, ...rest] = [...als, `${process.env.PORTAAL_PGBIN}/psql`, '-X', '-q', '-At', '-v', 'ON_ERROR_STOP=1',
        '-d', process.env.PORTAAL_PG_SUPER, '-c', `SET search_path TO portaal, public; ${tekst}`];
    return execFileSync(programma, rest, { cwd: process.env.PORTAAL_VAR, encoding: 'utf8' }).trim();
}

/** Changes the session that somebody (by name) began last. */
export function zetSessie(naam, wat) {
    sql(`UPDATE sessie SET ${wat} WHERE id = (SELECT s.id FROM sessie s JOIN gebruiker g ON g.id = s.gebruiker
         WHERE g.naam = '${naam.replaceAll("'", "''")}' ORDER BY s.gestart DESC LIMIT 1)`);
}
