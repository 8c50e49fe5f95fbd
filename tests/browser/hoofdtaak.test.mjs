// SPDX-License-Identifier: EUPL-1.2
// SPDX-FileCopyrightText: Portaal Inburgering contributors
//
// The main job, from the first page to the audit log, without JavaScript. Each test is the next sentence of one story.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inloggen, kop, nieuw, scherm, start, stop, uitloggen } from './lib/browser.mjs';
import { datumTekst, gisteren, openDossierVoorPip, vul, vulPip } from './lib/pip.mjs';
import { DUO, KLANTREGISSEUR } from './lib/mensen.mjs';

let page, duo, persoon, nummer;
const dagtekening = gisteren();

/** The next sentence. After one that is not true the rest can't be told. */
let gebroken = null;
function zin(tekst, doe) {
    test(tekst, async (t) => {
        if (gebroken) return t.skip(`because of: ${gebroken}`);
        gebroken = tekst;
        await doe();
        gebroken = null;
    });
}

before(async () => {
    await start();
    page = await nieuw();
    duo = await nieuw();
});
after(stop);

zin('een klantregisseur opent het portaal en moet eerst inloggen', async () => {
    await page.goto('/');
    assert.match(page.url(), /\/inloggen$/);
    assert.equal(await kop(page), 'Inloggen');
    await scherm(page, 'inloggen');
});

zin('ze logt in met eHerkenning en ziet wat aandacht vraagt', async () => {
    await page.getByRole('link', { name: 'Ik werk bij een gemeente' }).click();
    await page.getByRole('button', { name: 'Inloggen met eHerkenning' }).click();
    await scherm(page, 'makelaar');
    await inloggen(page, KLANTREGISSEUR.naam);
    assert.equal(await kop(page), 'Start');
    const hoofd = page.getByRole('banner');
    await hoofd.getByText(KLANTREGISSEUR.naam).waitFor();
    await hoofd.getByText(KLANTREGISSEUR.organisatie).waitFor();
    await page.getByRole('link', { name: /dossiers in uw werkvoorraad/ }).waitFor();
    await scherm(page, 'start');
});

zin('ze opent haar werkvoorraad en filtert op fase', async () => {
    await page.getByRole('link', { name: 'Werkvoorraad', exact: true }).click();
    assert.equal(await kop(page), 'Werkvoorraad');
    assert.ok((await page.locator('tbody tr').count()) > 0, 'the werkvoorraad has people');
    await scherm(page, 'werkvoorraad', 1100);
});

zin('ze opent het dossier van iemand die op een PIP wacht, en leest wat DUO aanleverde', async () => {
    persoon = await openDossierVoorPip(page);
    assert.equal(await kop(page), persoon.naam);
    assert.ok(persoon.leerroute, 'the tijdlijn names the outcome of the leerbaarheidstoets');
    await page.locator('.pi-tijdlijn').getByText(/DUO|Dienst Uitvoering Onderwijs/).first().waitFor();
    await scherm(page, 'dossier');
});

zin('ze ziet het BSN pas na ‘Toon’', async () => {
    const kaart = page.getByRole('region', { name: 'Persoon' });
    assert.doesNotMatch(await kaart.innerText(), /\b\d{9}\b/);
    await kaart.getByRole('button', { name: 'Toon BSN en V-nummer' }).click();
    const getoond = await page.getByRole('region', { name: 'Persoon' }).innerText();
    assert.match(getoond.replaceAll(/[ .]/g, ''), /\d{9}/);
});

zin('ze opent het formulier voor het PIP', async () => {
    await page.getByRole('link', { name: /^PIP( aanleveren)?$/ }).first().click();
    assert.equal(await kop(page), `${persoon.naam} PIP aanleveren`);
    const bekend = await page.getByRole('region', { name: 'Wat is er bekend?' }).innerText();
    assert.match(bekend, /PIP vaststellen\s+uiterlijk/, 'by when it has to be there');
    assert.match(bekend, /uitkomst/, 'the outcome of the leerbaarheidstoets is at hand');
    assert.ok(await page.getByRole('radio', { name: 'Eerste vaststelling' }).isChecked(), 'it is the first, and the form knows');
});

zin('ze vergeet bijna alles, en leest per veld wat ze moet doen', async () => {
    await vul(page, 'Contactpersoon bij de gemeente', 'Sanne de Wit');
    await page.getByRole('button', { name: 'Naar controleren' }).click();
    assert.match(await page.title(), /^Fout: /);
    const fouten = page.getByRole('alert');
    const links = fouten.getByRole('link');
    assert.ok((await links.count()) >= 4, 'one link per mistake');
    for (const href of await links.evaluateAll((as) => as.map((a) => a.getAttribute('href'))))
        assert.equal(await page.locator(`[id="${href.slice(1)}"]`).count(), 1, `the link ${href} has a field`);
    assert.equal(await page.getByLabel('Contactpersoon bij de gemeente').inputValue(), 'Sanne de Wit', 'what was typed is kept');
    await scherm(page, 'formulier-fouten');
});

zin('ze vult het PIP in en controleert het', async () => {
    await vulPip(page, { leerroute: persoon.leerroute, dagtekening });
    await page.getByRole('button', { name: 'Naar controleren' }).click();
    assert.equal(await kop(page), `${persoon.naam} PIP controleren`);
    const tekst = await page.getByRole('main').innerText();
    assert.ok(tekst.includes(datumTekst(dagtekening)), 'the date is shown as people write it');
    assert.ok(tekst.includes(persoon.leerroute));
    await scherm(page, 'controleren');
});

zin('ze gaat terug om iets te wijzigen, en alles staat er nog', async () => {
    await page.getByRole('button', { name: 'Wijzigen' }).click();
    assert.equal(await kop(page), `${persoon.naam} PIP aanleveren`);
    assert.equal(await page.getByLabel('Aantal voortgangsgesprekken').inputValue(), '6');
    await scherm(page, 'formulier');
    await vul(page, 'Aantal voortgangsgesprekken', '8');
    await page.getByRole('button', { name: 'Naar controleren' }).click();
    assert.match(await page.getByRole('main').innerText(), /Aantal voortgangsgesprekken\s+8/);
});

zin('ze verstuurt het en krijgt een ontvangstbewijs met een nummer', async () => {
    const uitleg = page.getByLabel('Waarom klopt het toch?');
    if (await uitleg.count()) await uitleg.fill('De beschikking is later verstuurd, omdat de intake uitliep.');
    await page.getByRole('button', { name: 'Versturen' }).click();
    assert.equal(await kop(page), 'Ontvangen: PIP');
    nummer = (await page.getByText(/^Berichtnummer/).innerText()).match(/\d+/)?.[0];
    assert.ok(nummer, 'the receipt has a number');
    assert.match(page.url(), /\/ontvangst\/[0-9a-f-]{36}$/);
    await scherm(page, 'ontvangst');
});

zin('ze laadt het ontvangstbewijs opnieuw: het blijft bij één bericht', async () => {
    await page.reload();
    assert.equal((await page.getByText(/^Berichtnummer/).innerText()).match(/\d+/)[0], nummer);
    await page.getByRole('link', { name: 'Terug naar het dossier' }).click();
    assert.equal(await page.locator('.pi-tijdlijn').getByText(/^PIP van/).count(), 1);
});

zin('de inburgeringstermijn van 3 jaar komt terug als bericht, en het signaal dat om het PIP vroeg is weg', async () => {
    const [dag, maand, jaar] = dagtekening.map(Number);
    const begin = new Date(jaar, maand - 1, dag + 1);
    const begint = datumTekst([begin.getDate(), begin.getMonth() + 1, begin.getFullYear()]);
    const tijdlijn = page.locator('.pi-tijdlijn');
    const bericht = tijdlijn.locator('li').filter({ hasText: 'Inburgeringstermijn' }).first();
    const tekst = await bericht.innerText();
    assert.ok(tekst.includes(begint), `${tekst} starts on ${begint}`);
    assert.ok(tekst.includes(String(begin.getFullYear() + 3)) || tekst.includes(String(begin.getFullYear() + 2)), tekst);
    assert.match(tekst, /DUO|Dienst Uitvoering Onderwijs/);
    const signalen = await page.getByRole('region', { name: 'Open signalen' }).innerText();
    assert.doesNotMatch(signalen, /stel het PIP vast|kiezen van de leerroute/);
    await scherm(page, 'dossier-na-pip');
});

zin('ze handelt een signaal af dat geen levering vraagt', async () => {
    await page.getByRole('link', { name: 'Signalen', exact: true }).click();
    assert.equal(await kop(page), 'Signalen');
    await scherm(page, 'signalen');
    await page.getByLabel('Hoe gaat het dicht').selectOption('Zelf afhandelen');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('link', { name: 'Wis filters' }).waitFor(); /* the filtered page, not the one before */
    const vakjes = page.getByRole('checkbox', { name: /^Gedaan/ });
    await vakjes.first().waitFor(); /* there is a signal to handle by hand */
    const wat = await vakjes.first().getAttribute('value');
    await vakjes.first().check();
    await page.getByRole('button', { name: 'Aangevinkte signalen afhandelen' }).click();
    await page.getByText('Het signaal is afgehandeld.').waitFor();
    assert.equal(await page.locator(`input[value="${wat}"]`).count(), 0);
});

zin('ze zoekt de persoon op naam', async () => {
    await page.getByRole('link', { name: 'Zoeken', exact: true }).click();
    await vul(page, 'Naam', persoon.inLijst.split(',')[0]);
    await page.getByRole('button', { name: 'Zoek', exact: true }).click();
    await page.getByRole('link', { name: persoon.inLijst, exact: true }).first().waitFor();
    assert.ok(!page.url().includes('?'), 'nothing that was searched for is in the address');
    await scherm(page, 'zoeken');
});

zin('ze ziet niets van een dossier van een andere gemeente', async () => {
    await page.goto('/dossier/01890000-0000-7000-8000-000000000000');
    assert.equal(await kop(page), 'Niet gevonden');
    assert.match(await page.title(), /^Fout: /);
    await scherm(page, 'niet-gevonden');
});

zin('ze logt uit, en de terugknop laat niets meer zien', async () => {
    await page.goto('/werkvoorraad');
    await uitloggen(page);
    assert.equal(await kop(page), 'U bent uitgelogd');
    await page.goto('/werkvoorraad');
    assert.match(page.url(), /\/inloggen/);
});

zin('een beheerder van DUO ziet de levering tussen de binnengekomen leveringen', async () => {
    await inloggen(duo, DUO.naam);
    await scherm(duo, 'duo-start');
    await duo.getByRole('link', { name: 'Leveringen', exact: true }).click();
    const rij = duo.locator('tbody tr').filter({ has: duo.getByRole('link', { name: nummer, exact: true }) });
    await rij.getByText('PIP').first().waitFor();
    assert.ok((await rij.innerText()).includes(KLANTREGISSEUR.organisatie.replace('Gemeente ', '')));
    await scherm(duo, 'duo-leveringen');
    await rij.getByRole('link', { name: nummer }).click();
    assert.equal(await kop(duo), 'PIP');
    await scherm(duo, 'bericht');
});

zin('en vindt in het logboek wie er keek en wie leverde', async () => {
    await duo.getByRole('link', { name: 'Logboek', exact: true }).click();
    assert.equal(await kop(duo), 'Logboek');
    const regels = await duo.getByRole('table').innerText();
    assert.match(regels, /klantregisseur/i);
    assert.match(regels, /lever/i);
    assert.match(regels, /bsn/i);
    await scherm(duo, 'duo-logboek', 900);
});

zin('geen enkele pagina gaf een fout in de browser', () => {
    assert.deepEqual([...page.fouten, ...duo.fouten].filter((f) => !/status of 4\d\d/.test(f)), []);
});
