// SPDX-License-Identifier: EUPL-1.2
// SPDX-FileCopyrightText: Portaal Inburgering contributors
//
// Many deliveries in one file, from the template to the receipts, without JavaScript. Each test is the next sentence of one story.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { inloggen, kop, nieuw, scherm, start, stop } from './lib/browser.mjs';
import { KLANTREGISSEUR } from './lib/mensen.mjs';
import { openDossierVoorPip } from './lib/pip.mjs';

let page, bsn, sjabloon, verbeter;

let gebroken = null;
function zin(tekst, doe) {
    test(tekst, async (t) => {
        if (gebroken) return t.skip(`because of: ${gebroken}`);
        gebroken = tekst;
        await doe();
        gebroken = null;
    });
}

async function download(naam) {
    const [d] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: naam }).first().click()]);
    return { naam: d.suggestedFilename(), tekst: readFileSync(await d.path(), 'utf8') };
}
async function stuur(naam, tekst) {
    await page.getByLabel('Welke levering staat erin').selectOption({ label: 'MAP' });
    await page.getByLabel('CSV-bestand').setInputFiles({ name: naam, mimeType: 'text/csv', buffer: Buffer.from(tekst) });
    await page.getByRole('button', { name: 'Controleer bestand' }).click();
    await page.getByRole('heading', { name: 'Per regel' }).waitFor({ timeout: 60_000 }); // the page refreshes itself until then
}

before(async () => {
    await start();
    page = await nieuw();
    await inloggen(page, KLANTREGISSEUR.naam);
    await openDossierVoorPip(page);
    await page.getByRole('button', { name: 'Toon BSN en V-nummer' }).click();
    bsn = /\b\d{9}\b/.exec(await page.locator('main').innerText())[0];
});
after(stop);

zin('een klantregisseur vindt in het menu de bestanden en haalt het sjabloon voor de MAP', async () => {
    await page.getByRole('link', { name: 'Bestanden', exact: true }).click();
    assert.equal(await kop(page), 'Bestanden');
    sjabloon = await download('Sjabloon voor MAP');
    assert.match(sjabloon.naam, /^sjabloon-map-\d{4}-\d{2}-\d{2}\.csv$/);
    assert.match(sjabloon.tekst, /^\uFEFFbsn;resultaat;uren;/);
    await scherm(page, 'bestanden');
});

zin('ze vult het in en ziet per regel wat het portaal ervan vindt', async () => {
    await stuur('map-november.csv', `${sjabloon.tekst}${bsn};Niet voldaan;12;;Ziek geweest;nee;\r\n${bsn};Geslaagd;"12,5";;;;\r\n`);
    assert.equal(await kop(page), 'map-november.csv');
    const rijen = page.getByRole('table').locator('tbody tr');
    assert.equal(await rijen.count(), 2);
    assert.match(await rijen.nth(0).innerText(), /Leg in de kolom met de reden uit/);
    assert.match(await rijen.nth(1).innerText(), /kies een van de antwoorden uit de lijst: voldaan, niet_voldaan/);
    assert.equal(await page.getByRole('button', { name: /^Verstuur alle/ }).count(), 0);
    await scherm(page, 'bestand-gecontroleerd');
});

zin('ze haalt de foute regels op, verbetert ze en stuurt dat bestand zoals het is', async () => {
    verbeter = await download('Download de foute regels');
    assert.match(verbeter.naam, /^map-te-verbeteren-/);
    const [hoofd, eerste] = verbeter.tekst.split('\r\n');
    assert.match(hoofd, /;reden;melding$/);
    await page.getByRole('link', { name: 'Bestanden', exact: true }).first().click();
    await stuur('map-verbeterd.csv', `${hoofd}\r\n${eerste.replace(';nee;;', ';nee;Besproken met de inburgeraar;')}\r\n`);
    assert.match(await page.getByRole('table').innerText(), /Waarschuwing, met reden/);
});

zin('ze verstuurt de regel en krijgt er een ontvangstbevestiging van', async () => {
    await page.getByRole('button', { name: 'Verstuur deze regel' }).click();
    await page.getByText('Verstuurd: 1 van 1 regel').waitFor({ timeout: 60_000 });
    await scherm(page, 'bestand-verstuurd');
    await page.getByRole('link', { name: /^Ontvangstbevestiging \d+$/ }).click();
    assert.equal(await kop(page), 'Ontvangen: MAP');
});

zin('ze ziet bij de bestanden wat ermee is gebeurd, en kan de regel niet nog een keer versturen', async () => {
    await page.getByRole('link', { name: 'Bestanden', exact: true }).click();
    const rij = page.getByRole('row', { name: /map-verbeterd\.csv/ });
    assert.match(await rij.innerText(), /Klaar/);
    await rij.getByRole('link').click();
    assert.equal(await page.getByRole('button', { name: /^Verstuur/ }).count(), 0);
});

zin('op een telefoon past alles in de breedte', async () => {
    for (const pad of ['/bulk', new URL(page.url()).pathname]) {
        await page.setViewportSize({ width: 360, height: 740 });
        await page.goto(pad);
        const breed = await page.locator('html').evaluate((e) => e.scrollWidth);
        assert.ok(breed <= 360, `${pad} is ${breed} wide`);
    }
    await scherm(page, 'bestand-telefoon');
    assert.deepEqual(page.fouten, []);
});
