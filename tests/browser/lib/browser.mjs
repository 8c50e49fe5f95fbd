// SPDX-License-Identifier: EUPL-1.2
// SPDX-FileCopyrightText: Portaal Inburgering contributors
//
// A browser, and a person in it. The words of the tests are the words on the screen: everything is found by its visible
// label or text, as a person finds it.
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bron = process.env.PORTAAL_BRON ?? dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const tools = createRequire(join(bron, 'assets', 'package.json'));
const { chromium } = tools('playwright-core');

export const tool = tools;
export const adres = process.env.PORTAAL_ADRES ?? 'https://127.0.0.1:8443';
const schermen = process.env.PORTAAL_SCHERMEN === '1' ? join(bron, 'docs', 'schermen') : null;

/** Who logs in where: people of DUO and COA at their own provider. */
const AANBIEDER = Object.fromEntries(readFileSync(join(bron, 'scripts', 'demo-data', 'inloggers.tsv'), 'utf8').split('\n')
    .filter((regel) => /^(DUO|COA)\t/.test(regel)).map((regel) => regel.split('\t')).map(([code, , , naam]) => [naam, code.toLowerCase()]));

let browser;
export async function start() {
    const uid = process.getuid?.() ?? 1000;
    browser = await chromium.launch({
        executablePath: process.env.PORTAAL_CHROMIUM ?? '/usr/bin/chromium',
        args: uid === 0 ? ['--no-sandbox'] : [],
    });
}
export async function stop() {
    await browser?.close();
}

/** A new browser profile. js: run scripts of pages (the portal has none; axe needs them). */
export async function nieuw({ js = false, breed = 1280, hoog = 900 } = {}) {
    const context = await browser.newContext({
        baseURL: adres,
        ignoreHTTPSErrors: true,
        javaScriptEnabled: js,
        locale: 'nl-NL',
        timezoneId: 'Europe/Amsterdam',
        viewport: { width: breed, height: hoog },
    });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    page.fouten = [];
    page.on('console', (m) => m.type() === 'error' && page.fouten.push(m.text()));
    page.on('pageerror', (e) => page.fouten.push(e.message));
    // What the portal sent, before the browser mended it.
    page.on('response', (r) => {
        const ditTabblad = r.request().isNavigationRequest() && r.frame() === page.mainFrame(); // and not the frame of the clock
        if (ditTabblad && r.url().startsWith(adres)) page.bron = r.text().catch(() => '');
    });
    return page;
}

/** Logs in as somebody of the demo, by way of the simulated makelaar. */
export async function inloggen(page, naam) {
    await page.goto(`/inloggen/${AANBIEDER[naam] ?? 'eherkenning'}`);
    await page.getByRole('button', { name: /Inloggen met eHerkenning|Naar de inlogpagina/ }).click();
    await page.getByRole('button', { name: naam }).click();
    await page.getByRole('heading', { level: 1, name: /Start|U bent ingelogd|Voor welke gemeente/ }).waitFor();
    await page.goto('/');
}
export async function uitloggen(page) {
    await page.getByRole('button', { name: 'Uitloggen' }).click();
}

/** A picture for the manual; only when they are asked for. The top of a long page says enough. */
export async function scherm(page, naam, hoog = 1400) {
    if (!schermen) return;
    mkdirSync(schermen, { recursive: true });
    await page.mouse.move(0, 0);
    await page.evaluate(() => window.scrollTo(0, 0));
    const { width } = page.viewportSize();
    const height = Math.min(hoog, Math.ceil((await page.locator('html').boundingBox()).height));
    const path = join(schermen, `${naam}.png`);
    await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height }, animations: 'disabled' });
}

export async function kop(page) {
    return (await page.getByRole('heading', { level: 1 }).innerText()).replace(/\s+/g, ' ').trim();
}
