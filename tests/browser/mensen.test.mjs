// SPDX-License-Identifier: EUPL-1.2
// SPDX-FileCopyrightText: Portaal Inburgering contributors
//
// Somebody new: she says who she is, waits, is let in by the beheerder; an invitation; the review. Every page of it meets lib/keur.mjs.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inloggen, kop, nieuw, scherm, start, stop } from './lib/browser.mjs';
import { keur } from './lib/keur.mjs';
import { BEHEERDER, DUO } from './lib/mensen.mjs';

const mensen = {};
const naam = `Proef ${Date.now()}`; // nobody is called so already

before(async () => {
    await start();
    for (const wie of ['nieuw', 'beheerder', 'duo']) mensen[wie] = await nieuw({ js: true });
    await inloggen(mensen.beheerder, BEHEERDER.naam);
    await inloggen(mensen.duo, DUO.naam);
});
after(stop);

const knop = (page, tekst) => page.getByRole('button', { name: tekst }).first().click();
const link = (page, tekst) => page.getByRole('link', { name: tekst }).first().click();
async function zie(page, titel, plaatje) {
    assert.equal(await kop(page), titel);
    await keur(page);
    if (plaatje) await scherm(page, plaatje);
}
/** At the makelaar: somebody of Amsterdam who never logged in before. */
async function onbekend(page) {
    await page.goto('/inloggen/eherkenning');
    await page.getByRole('button', { name: /Inloggen met eHerkenning/ }).click();
    await knop(page, 'Iemand die het portaal nog niet kent'); // the first group is that of Amsterdam
    await page.waitForURL(/\/aanmelden$/); // the page that says "U bent ingelogd" moves on by itself
}

test('wie nieuw is, zegt wie ze is en wacht', async () => {
    const page = mensen.nieuw;
    await onbekend(page);
    await zie(page, 'Welkom in het portaal', 'aanmelden');
    await page.getByLabel('Uw e-mailadres').fill('geen adres');
    await knop(page, 'Aanmelden');
    await zie(page, 'Welkom in het portaal');
    assert.equal(await page.getByLabel('Uw e-mailadres').inputValue(), 'geen adres');
    await page.getByLabel('Uw naam').fill(naam);
    await page.getByLabel('Uw e-mailadres').fill('proef@amsterdam.example');
    await knop(page, 'Aanmelden');
    await zie(page, 'U wacht op toegang', 'wachten');
    await page.getByLabel(/Uitnodigingscode/).fill('ABCD');
    await knop(page, 'Code gebruiken');
    await zie(page, 'U wacht op toegang');
});

test('de beheerder laat haar toe', async () => {
    const page = mensen.beheerder;
    await page.goto('/');
    await zie(page, 'Start', 'start-beheerder');
    await link(page, /wachten op toegang/);
    await zie(page, 'Mensen');
    await page.goto('/mensen?stand=nieuw&rol=raadpleger&let_op=verloopt');
    await zie(page, 'Mensen');
    await page.goto('/mensen');
    await zie(page, 'Mensen', 'mensen');
    await link(page, naam);
    await zie(page, naam);
    await link(page, 'Toegang geven');
    await keur(page);
    await knop(page, 'Naar controleren');
    await keur(page);
    await page.getByLabel('Raadpleger').check();
    await knop(page, 'Naar controleren');
    await keur(page);
    await scherm(page, 'toegang-controleren');
    await knop(page, 'Toegang geven');
    await page.getByText('De rol is gegeven.').waitFor();
    await zie(page, naam, 'persoon');
    await mensen.nieuw.goto('/');
    assert.equal(await kop(mensen.nieuw), 'Start');
    await mensen.nieuw.goto('/mijn-gegevens');
    await zie(mensen.nieuw, 'Mijn gegevens', 'mijn-gegevens');
});

test('een rol krijgt een einde, en wie weg moet is meteen weg', async () => {
    const page = mensen.beheerder;
    await link(page, /Einde wijzigen/);
    await keur(page);
    await knop(page, 'Naar controleren');
    await keur(page);
    await page.getByLabel('Nu meteen').check();
    await knop(page, 'Naar controleren');
    await keur(page);
    await knop(page, 'Einde bewaren');
    await zie(page, naam);
    await link(page, 'Naam of e-mailadres wijzigen');
    await keur(page);
    await link(page, 'Stoppen');
    await link(page, /Sessies beëindigen/);
    await keur(page);
    await knop(page, 'Sessies beëindigen');
    await link(page, 'Blokkeren');
    await keur(page);
    await knop(page, 'Blokkeren');
    await zie(page, naam);
    await mensen.nieuw.goto('/');
    assert.match(mensen.nieuw.url(), /\/inloggen/);
});

test('de jaarlijkse controle', async () => {
    const page = mensen.beheerder;
    await page.goto('/mensen/herzien');
    await zie(page, 'Rollen controleren', 'rollen-controleren');
});

test('een uitnodiging van DUO', async () => {
    const page = mensen.duo;
    await page.goto('/mensen');
    await zie(page, 'Mensen');
    await link(page, 'Uitnodigingen');
    await zie(page, 'Uitnodigingen');
    await link(page, 'Nieuwe uitnodiging');
    await zie(page, 'Nieuwe uitnodiging');
    await knop(page, 'Naar controleren');
    await zie(page, 'Nieuwe uitnodiging');
    await page.getByLabel('Organisatie').selectOption('0599');
    await knop(page, 'Naar controleren');
    await keur(page);
    await knop(page, 'Uitnodiging maken');
    await zie(page, 'De uitnodiging is gemaakt', 'uitnodiging');
    await link(page, 'Naar de uitnodigingen');
    await zie(page, 'Uitnodigingen');
    await knop(page, /Intrekken/);
    await page.getByText('De uitnodiging is ingetrokken.').waitFor();
    await keur(page);
});

test('geen enkele pagina gaf een fout in de browser', () => {
    const fouten = Object.values(mensen).flatMap((p) => p.fouten).filter((f) => !/status of 4\d\d/.test(f));
    assert.deepEqual(fouten, []);
});
