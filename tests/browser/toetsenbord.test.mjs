// SPDX-License-Identifier: EUPL-1.2
// SPDX-FileCopyrightText: Portaal Inburgering contributors
//
// With the keyboard alone: log in, skip to the content, open a dossier; and the focus can always be seen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { kop, nieuw, start, stop } from './lib/browser.mjs';
import { KLANTREGISSEUR } from './lib/mensen.mjs';

let page;
before(async () => {
    await start();
    page = await nieuw({ js: true });
});
after(stop);

const actief = () => page.evaluate(() => {
    const e = document.activeElement;
    const s = getComputedStyle(e);
    return { tekst: (e.innerText || e.getAttribute('aria-label') || '').trim(), zichtbaar: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 };
});

/** Presses Tab until the element with this text has the focus; every stop on the way must be visible. */
async function tabNaar(tekst, max = 60) {
    for (let i = 0; i < max; i++) {
        await page.keyboard.press('Tab');
        const nu = await actief();
        if (nu.tekst && page.url().startsWith(process.env.PORTAAL_ADRES ?? 'https://127.0.0.1:8443'))
            assert.ok(nu.zichtbaar, `the focus on “${nu.tekst}” can be seen`);
        if (nu.tekst.includes(tekst)) return;
    }
    assert.fail(`no way to “${tekst}” by Tab`);
}

test('inloggen met alleen het toetsenbord', async () => {
    await page.goto('/inloggen');
    await tabNaar('Ik werk bij een gemeente');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await tabNaar('Inloggen met eHerkenning');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await tabNaar(KLANTREGISSEUR.naam);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/$/);
    assert.equal(await kop(page), 'Start');
});

test('de eerste Tab is een sprong naar de inhoud', async () => {
    await page.goto('/werkvoorraad');
    await page.keyboard.press('Tab');
    assert.equal((await actief()).tekst, 'Naar de inhoud');
    const vak = await page.getByRole('link', { name: 'Naar de inhoud' }).boundingBox();
    assert.ok(vak.y >= 0, 'it is on the screen');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'inhoud');
});

test('een dossier openen met alleen het toetsenbord', async () => {
    await page.goto('/werkvoorraad');
    const naam = (await page.locator('tbody a').first().innerText()).trim();
    await tabNaar(naam);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    assert.ok((await kop(page)).includes(naam.split(',')[0]));
});

test('wie beweging uitzet, krijgt geen beweging', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const duur = await page.evaluate(() => Math.max(...[...document.querySelectorAll('*')].map((e) => parseFloat(getComputedStyle(e).transitionDuration) || 0)));
    assert.equal(duur, 0);
});
