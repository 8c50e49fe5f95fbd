// SPDX-License-Identifier: EUPL-1.2
// SPDX-FileCopyrightText: Portaal Inburgering contributors
//
// Logging in, end to end: by every provider, with every kind of answer that a makelaar may give, and the page that somebody
// sees when it does not work. The choices are those on the simulator's own page, made as a tester makes them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { kop, nieuw, start, stop, uitloggen } from './lib/browser.mjs';
import { axeFouten, keur } from './lib/keur.mjs';
import { COA, DUO, KLANTREGISSEUR } from './lib/mensen.mjs';

let page;
before(async () => {
    await start();
    page = await nieuw({ js: true });
});
after(stop);

/** To the simulator's page of that provider, with the choices made (question: answer). */
async function naarSimulator(aanbieder, keuzes = {}) {
    await page.goto(`/inloggen/${aanbieder}`);
    await page.getByRole('button', { name: /^(Inloggen met eHerkenning|Naar de inlogpagina)$/ }).click();
    await page.getByText('Dit is een simulator').waitFor();
    if (Object.keys(keuzes).length === 0) return;
    await page.getByText('Een ander antwoord, om te testen').click();
    for (const [vraag, antwoord] of Object.entries(keuzes)) {
        const veld = page.getByLabel(vraag);
        if ((await veld.evaluate((e) => e.tagName)) === 'SELECT') await veld.selectOption(antwoord);
        else await veld.fill(antwoord);
    }
    await page.getByRole('button', { name: 'Zo antwoorden' }).click();
    await page.getByText('U krijgt een antwoord zoals u hieronder koos.').waitFor();
}

async function alsIemand(aanbieder, naam, keuzes) {
    await naarSimulator(aanbieder, keuzes);
    await page.getByRole('button', { name: naam }).first().click();
}

async function binnen(naam) {
    await page.getByRole('heading', { level: 1, name: /Start|U bent ingelogd/ }).waitFor();
    await page.goto('/');
    await page.getByText(naam).first().waitFor();
    await uitloggen(page);
}

const GEWOON = [
    ['zoals gewoonlijk', {}],
    ['in een formulier', { 'Hoe het antwoord komt': 'HTTP-POST' }],
    ['als artifact', { 'Hoe het antwoord komt': 'HTTP-Artifact' }],
    ['als artifact, met alleen de ArtifactResponse ondertekend', { 'Hoe het antwoord komt': 'HTTP-Artifact', 'Wat is ondertekend': 'alleen de ArtifactResponse' }],
    ['met de Response ondertekend', { 'Wat is ondertekend': 'de Response' }],
    ['met allebei ondertekend', { 'Wat is ondertekend': 'allebei' }],
    ['met de volgende sleutel', { 'Met welke sleutel': 'de volgende' }],
    ['versleuteld met GCM', { 'Wie het is, staat er': 'versleuteld met AES-256-GCM' }],
    ['versleuteld voor het volgende certificaat', { 'Versleuteld voor': 'het volgende certificaat' }],
    ['leesbaar', { 'Wie het is, staat er': 'leesbaar' }],
    ['met platte namen', { 'Namen van de kenmerken': 'plat (soort kenmerk als naam)' }],
    ['met namen van GDI', { 'Namen van de kenmerken': 'van GDI' }],
    ['met KvK-nummer en RSIN', { 'De organisatie staat er als': 'KvK-nummer en RSIN' }],
    ['met verklaringen van anderen in Advice', { 'Verklaringen in Advice': 'van twee andere partijen' }],
    ['op een hoger niveau', { Betrouwbaarheidsniveau: 'EH4' }],
    ['traag', { 'Traag: zoveel seconden': '2' }],
];
for (const [hoe, keuzes] of GEWOON) {
    test(`eHerkenning: een antwoord ${hoe} laat binnen`, async () => {
        await alsIemand('eherkenning', KLANTREGISSEUR.naam, keuzes);
        await binnen(KLANTREGISSEUR.naam);
    });
}

for (const [aanbieder, wie] of [['duo', DUO], ['coa', COA]]) {
    for (const [hoe, keuzes] of [GEWOON[0], GEWOON[4], GEWOON[6]]) {
        test(`de inlog van ${aanbieder.toUpperCase()}: een antwoord ${hoe} laat binnen`, async () => {
            await alsIemand(aanbieder, wie.naam, keuzes);
            await binnen(wie.naam);
        });
    }
}

test('van de pagina met keuzes naar de eigen inlog', async () => {
    await page.goto('/inloggen');
    assert.equal(await kop(page), 'Inloggen');
    await keur(page);
    for (const naam of [/gemeente/, /DUO/, /COA/]) await page.getByRole('listitem').getByRole('link', { name: naam }).waitFor();
});

const RUSTIG = [
    ['wie stopt', { Uitkomst: 'geannuleerd' }, 'U hebt het inloggen gestopt'],
    ['wie niet gemachtigd is', { Uitkomst: 'geen machtiging (RequestDenied)' }, 'U bent niet gemachtigd'],
    ['wie een te zwak middel heeft', { Uitkomst: 'niveau te laag (NoAuthnContext)' }, 'Uw inlogmiddel is niet sterk genoeg'],
    ['bij een storing', { Uitkomst: 'storing bij de aanbieder (Responder)' }, 'Inloggen kan nu niet'],
    ['bij NoPassive', { Uitkomst: 'niet stil mogelijk (NoPassive)' }, 'Inloggen kan nu niet'],
    ['bij een onbegrepen vraag', { Uitkomst: 'vraag onjuist (Requester)' }, 'Inloggen kan nu niet'],
    ['bij een andere versie', { Uitkomst: 'versie onjuist (VersionMismatch)' }, 'Inloggen kan nu niet'],
    ['als de makelaar niet antwoordt', { 'Hoe het antwoord komt': 'HTTP-Artifact', 'Het antwoord is': 'fout 500' }, 'Inloggen kan nu niet'],
    ['als de makelaar te traag is', { 'Hoe het antwoord komt': 'HTTP-Artifact', 'Traag: zoveel seconden': '7' }, 'Inloggen kan nu niet'],
    ['bij een afgekapt antwoord', { 'Het antwoord is': 'halverwege afgekapt' }, 'Inloggen is niet gelukt'],
    ['bij een onjuiste handtekening', { 'Het antwoord is': 'met een onjuiste handtekening' }, 'Inloggen is niet gelukt'],
    ['bij een vreemde sleutel', { 'Met welke sleutel': 'een vreemde (moet geweigerd worden)' }, 'Inloggen is niet gelukt'],
    ['bij een verlopen antwoord', { 'Het antwoord is': 'verlopen' }, 'Inloggen is niet gelukt'],
    ['op een te laag niveau', { Betrouwbaarheidsniveau: 'EH2+' }, 'Inloggen is niet gelukt'],
    ['voor een vestiging', { 'Alleen voor deze vestiging': '000012345678' }, 'Inloggen is niet gelukt'],
    ['via een tussenpersoon', { 'Via deze tussenpersoon': '12345678' }, 'Inloggen is niet gelukt'],
];
const gezien = new Set();
for (const [wanneer, keuzes, verwacht] of RUSTIG) {
    test(`een rustige pagina ${wanneer}`, async () => {
        await alsIemand('eherkenning', KLANTREGISSEUR.naam, keuzes);
        assert.equal(await kop(page), verwacht);
        assert.ok(await page.getByRole('link', { name: 'Opnieuw inloggen' }).isVisible());
        if (!gezien.has(verwacht)) await keur(page);
        gezien.add(verwacht);
        await page.goto('/werkvoorraad');
        assert.equal(await kop(page), 'Inloggen', 'nobody is logged in');
    });
}

test('annuleren bij de makelaar', async () => {
    await naarSimulator('eherkenning');
    await page.getByRole('button', { name: 'Annuleren' }).click();
    assert.equal(await kop(page), 'U hebt het inloggen gestopt');
});

test('de pagina van de simulator toont wie er is, per organisatie', async () => {
    await naarSimulator('eherkenning');
    for (const naam of ['Gemeente Amsterdam', 'Gemeente Ameland', 'Samenwerkingsverband Noord'])
        await page.getByRole('heading', { level: 2, name: naam }).waitFor();
    assert.equal(await page.getByText(DUO.naam).count(), 0, 'DUO logs in elsewhere');
    await page.getByText('Een ander antwoord, om te testen').click();
    for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 900 });
        assert.deepEqual(await axeFouten(page), []);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `wider than ${width}`);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await naarSimulator('duo');
    await page.getByRole('button', { name: DUO.naam }).waitFor();
    assert.equal(await page.getByText(KLANTREGISSEUR.naam).count(), 0);
});
