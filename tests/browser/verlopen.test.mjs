// SPDX-License-Identifier: EUPL-1.2
// SPDX-FileCopyrightText: Portaal Inburgering contributors
//
// A session that ends in the middle of a form costs no work: what was typed comes back after logging in again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inloggen, kop, nieuw, start, stop, uitloggen } from './lib/browser.mjs';
import { keur } from './lib/keur.mjs';
import { COLLEGA } from './lib/mensen.mjs';
import { openDossierVoorPip, vul } from './lib/pip.mjs';

let page, tabblad, formulier;
before(async () => {
    await start();
    page = await nieuw({ js: true });
    tabblad = await page.context().newPage();
});
after(stop);

test('een formulier dat na het einde van de sessie wordt verstuurd, is niet kwijt', async () => {
    await inloggen(page, COLLEGA.naam);
    await openDossierVoorPip(page);
    formulier = `${new URL(page.url()).pathname}/lever/pip`;
    await page.goto(formulier);
    await vul(page, 'Contactpersoon bij de gemeente', 'Mehmet, kamer 3.14 <b>');
    await tabblad.goto('/');
    await uitloggen(tabblad);
    await page.getByRole('button', { name: 'Naar controleren' }).click();
    assert.equal(await kop(page), 'U bent uitgelogd');
    await page.getByRole('button', { name: 'Opnieuw versturen' }).waitFor();
    await keur(page);
});

test('na opnieuw inloggen in een ander tabblad staat alles er nog, en is er niets verstuurd', async () => {
    await inloggen(tabblad, COLLEGA.naam);
    await page.getByRole('button', { name: 'Opnieuw versturen' }).click();
    assert.match(await kop(page), /PIP aanleveren$/);
    assert.equal(await page.getByLabel('Contactpersoon bij de gemeente').inputValue(), 'Mehmet, kamer 3.14 <b>');
    await page.getByText('U logde opnieuw in.').waitFor();
    await keur(page);
});

test('met de knop ‘Terug’ na uitloggen komt er niets meer in beeld', async () => {
    // In the other tab: in this one the form was reached by sending it, and to that a browser does not go back at all.
    await tabblad.goto(formulier);
    await tabblad.getByLabel('Contactpersoon bij de gemeente').waitFor();
    await uitloggen(tabblad);
    await tabblad.goBack();
    assert.doesNotMatch(await tabblad.content(), /Contactpersoon bij de gemeente/);
});
