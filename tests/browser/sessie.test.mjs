// SPDX-License-Identifier: EUPL-1.2
// SPDX-FileCopyrightText: Portaal Inburgering contributors
//
// A session that is about to end says so on the page itself, without script, and takes nothing away of what was typed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inloggen, kop, nieuw, scherm, start, stop } from './lib/browser.mjs';
import { keur } from './lib/keur.mjs';
import { COLLEGA } from './lib/mensen.mjs';
import { openDossierVoorPip, vul } from './lib/pip.mjs';
import { sql, zetSessie } from './lib/sql.mjs';

const TEKST = 'Mehmet, kamer 3.14 <b>';
const klok = (page) => page.frameLocator('iframe[title="Uw sessie"]');
const kader = (page) => page.locator('.pi-klok');
const contact = (page) => page.getByLabel('Contactpersoon bij de gemeente');

let formulier;
before(async () => {
    await start();
    const page = await nieuw();
    await inloggen(page, COLLEGA.naam);
    await openDossierVoorPip(page);
    formulier = `${new URL(page.url()).pathname}/lever/pip`;
    sql(`DELETE FROM concept WHERE dossier = '${formulier.split('/')[2]}'`);
});
after(stop);

test('zolang er tijd is, is er van de klok niets te zien', async () => {
    const page = await nieuw({ js: true });
    await inloggen(page, COLLEGA.naam);
    await page.goto('/zoeken');
    assert.equal(await kader(page).isVisible(), false);
    const hoog = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.evaluate(() => document.querySelector('.pi-klok').remove());
    assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), hoog, 'it takes no room');
});

for (const [waar, maat] of [['breed scherm', {}], ['smal scherm', { breed: 360, hoog: 700 }]]) {
    test(`zonder script, op een ${waar}: de waarschuwing, de knop, en wat er stond staat er nog`, async () => {
        const page = await nieuw(maat);
        await inloggen(page, COLLEGA.naam);
        zetSessie(COLLEGA.naam, "stil = interval '2 minutes', laatst = now()");
        await page.goto(formulier);
        await contact(page).fill(TEKST);
        await klok(page).getByRole('heading', { name: /^Uw sessie eindigt om \d\d:\d\d$/ }).waitFor({ state: 'visible' });
        assert.equal(await kader(page).isVisible(), true);
        const binnen = await klok(page).locator('body').evaluate(
            () => [document.documentElement.scrollWidth <= innerWidth, document.documentElement.scrollHeight <= innerHeight]);
        assert.deepEqual(binnen, [true, true], 'all of it fits in the frame');
        if (!maat.breed) await scherm(page, 'sessie-eindigt', 900);
        zetSessie(COLLEGA.naam, "laatst = now() - interval '1 minute', stil = interval '15 minutes'");
        await klok(page).getByRole('button', { name: 'Ik ben er nog' }).click();
        await klok(page).getByRole('heading', { name: /^U bent ingelogd tot \d\d:\d\d$/ }).waitFor();
        assert.equal(new URL(page.url()).pathname, formulier);
        assert.equal(await contact(page).inputValue(), TEKST);
        assert.equal(sql("SELECT count(*) FROM sessie WHERE laatst > now() - interval '10 seconds'") !== '0', true);
        await page.getByRole('button', { name: 'Naar controleren' }).click();
        assert.equal(await contact(page).inputValue(), TEKST);
    });
}

test('de klok komt vanzelf in beeld als de pagina lang genoeg open staat', async () => {
    const page = await nieuw({ js: true });
    await inloggen(page, COLLEGA.naam);
    zetSessie(COLLEGA.naam, "stil = interval '185 seconds', laatst = now()");
    await page.goto('/zoeken');
    assert.equal(await kader(page).isVisible(), false, 'a minute too early');
    // The browser's own clock of the page, almost a minute on: what is left of it runs by itself.
    await page.evaluate(() => document.getAnimations().forEach((a) => { a.currentTime = 57_000; }));
    assert.equal(await kader(page).isVisible(), false, 'three seconds too early');
    await kader(page).waitFor({ state: 'visible' });
    await klok(page).getByRole('button', { name: 'Ik ben er nog' }).waitFor();
    await keur(page);
});

test('wie beweging uitzet, krijgt de waarschuwing ook', async () => {
    const page = await nieuw();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await inloggen(page, COLLEGA.naam);
    zetSessie(COLLEGA.naam, "stil = interval '2 minutes', laatst = now()");
    await page.goto('/zoeken');
    await kader(page).waitFor({ state: 'visible' });
});

test('wat na het einde wordt verstuurd, is een concept en staat er na het inloggen weer', async () => {
    const page = await nieuw({ js: true });
    await inloggen(page, COLLEGA.naam);
    await page.goto(formulier);
    await vul(page, 'Contactpersoon bij de gemeente', TEKST);
    zetSessie(COLLEGA.naam, "laatst = now() - stil - interval '1 second'");
    await page.getByRole('button', { name: 'Naar controleren' }).click();
    assert.equal(await kop(page), 'U bent uitgelogd');
    await page.getByText('als concept bewaard').waitFor();
    await keur(page);
    await inloggen(page, COLLEGA.naam);
    await page.locator(`a[href="${formulier}?concept=ja"]`).click();
    assert.equal(await contact(page).inputValue(), TEKST);
    sql(`DELETE FROM concept WHERE dossier = '${formulier.split('/')[2]}'`);
});
