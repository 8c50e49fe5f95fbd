// SPDX-License-Identifier: EUPL-1.2
// SPDX-FileCopyrightText: Portaal Inburgering contributors
//
// Every page, also those nobody hopes to see, meets lib/keur.mjs. To add a page: one line in the list of who can open it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { adres, inloggen, kop, nieuw, start, stop } from './lib/browser.mjs';
import { axeFouten, htmlFouten, keur } from './lib/keur.mjs';
import { ADMINISTRATIE, COA, COLLEGA, DUO, KLANTREGISSEUR, PRIVACY, RAADPLEGER, VERBAND } from './lib/mensen.mjs';
import { gisteren, kies, openDossierVoorPip, vul, vulDatum, vulPip } from './lib/pip.mjs';

const titels = new Map();
const mensen = {};
const persoon = {};

before(async () => {
    await start();
    for (const wie of ['niemand', 'regisseur', 'collega', 'raadpleger', 'duo', 'coa', 'privacy', 'verband', 'administratie']) mensen[wie] = await nieuw({ js: true });
    await inloggen(mensen.regisseur, KLANTREGISSEUR.naam);
    await inloggen(mensen.collega, COLLEGA.naam);
    await inloggen(mensen.raadpleger, RAADPLEGER.naam);
    await inloggen(mensen.duo, DUO.naam);
    await inloggen(mensen.coa, COA.naam);
    await inloggen(mensen.privacy, PRIVACY.naam);
    await inloggen(mensen.administratie, ADMINISTRATIE.naam);
    await inloggen(mensen.verband, VERBAND.naam);
    Object.assign(persoon, await openDossierVoorPip(mensen.regisseur));
    persoon.url = new URL(mensen.regisseur.url()).pathname;
});
after(stop);

const ga = (pad) => (page) => page.goto(typeof pad === 'function' ? pad() : pad);
const knop = (page, naam) => page.getByRole('button', { name: naam }).first().click();

/** A form of another site that posts to us. */
const stuur = (pad, velden) => async (page) => {
    const rijen = Object.entries(velden).map(([n, v]) => `<input name="${n}" value="${v}">`).join('');
    await page.goto('about:blank');
    await page.setContent(`<form method="post" action="${adres}${pad}">${rijen}<button>stuur</button></form>`);
    await Promise.all([page.waitForURL(`${adres}/**`), knop(page, 'stuur')]);
};

async function controleren(page) {
    await page.goto(`${persoon.url}/lever/pip`);
    await vulPip(page, { leerroute: persoon.leerroute });
    await knop(page, 'Naar controleren');
}
async function versturen(page) {
    const uitleg = page.getByLabel('Waarom klopt het toch?');
    if (await uitleg.count()) await uitleg.fill('De beschikking is later verstuurd, omdat de intake uitliep.');
    await knop(page, 'Versturen');
}

async function pvtControleren(page) {
    await page.goto(`${persoon.url}/lever/pvt`);
    await kies(page, 'Resultaat van het PVT', 'Niet voldaan');
    await vul(page, 'Gevolgde uren', '8');
    await kies(page, 'Deed mee aan een activiteit of excursie', 'Ja');
    await vul(page, 'Reden waarom niet is voldaan', 'De inburgeraar is nog bezig.');
    await kies(page, 'Is dit de inburgeraar te verwijten', 'Nee');
    await knop(page, 'Naar controleren');
    await page.getByRole('table', { name: 'Uren bij elkaar' }).waitFor();
}

async function eigenPip(page) {
    await page.goto(persoon.url);
    await page.locator('.pi-tijdlijn a', { hasText: /^PIP van/ }).first().click();
}
async function corrigeren(page) {
    await eigenPip(page);
    await page.getByRole('link', { name: 'Corrigeren' }).click();
}
async function correctieControleren(page) {
    await corrigeren(page);
    await vul(page, 'Contactpersoon bij de gemeente', 'Team Noord');
    await vul(page, 'Wat klopte er niet?', 'De naam van de contactpersoon was verkeerd.');
    await knop(page, 'Naar controleren');
}
/** A draft of a herindeling: a dry run. */
async function herindeling(page, van = '0060') {
    await page.goto(`/duo/herindelingen/nieuw?van=${van}`);
    await vulDatum(page, 'Datum', gisteren());
    await page.getByLabel('Naar welke gemeente').selectOption({ label: 'Leeuwarden' });
    await knop(page, 'Bekijk wat er gebeurt');
}

async function intrekken(page) {
    await eigenPip(page);
    await page.getByRole('link', { name: 'Intrekken' }).click();
}

const bestandKop = 'bsn;resultaat;uren;datum_eindgesprek;reden_niet_voltooid;verwijtbaar;reden\r\n';
async function stuurBestand(page, tekst) {
    await page.goto('/bulk');
    await page.getByLabel('Welke levering staat erin').selectOption('map');
    await page.getByLabel('CSV-bestand').setInputFiles({ name: 'map.csv', mimeType: 'text/csv', buffer: Buffer.from(tekst) });
    await knop(page, 'Controleer bestand');
}
async function bestandMetFouten(page) {
    await stuurBestand(page, `${bestandKop}x;voldaan;40;;;;\r\n123456789;;;;;;\r\n`);
    await page.getByRole('heading', { name: 'Per regel' }).waitFor({ timeout: 60_000 });
}

/** A klantprofiel with a PDF, up to the review page. */
async function klantprofiel(page) {
    const deel = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n';
    const pdf = `${deel}xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n${deel.length}\n%%EOF\n`;
    await page.goto('/coa/inburgeraars');
    await page.locator('tbody td a').first().click();
    await kies(page, 'Moment van dit klantprofiel', 'Bij de koppeling aan de gemeente');
    const nu = new Date();
    const datum = page.getByRole('group', { name: 'Datum van het klantprofiel' });
    await datum.getByLabel('Dag').fill(String(nu.getDate()));
    await datum.getByLabel('Maand').fill(String(nu.getMonth() + 1));
    await datum.getByLabel('Jaar').fill(String(nu.getFullYear()));
    await page.getByLabel('Klantprofiel als PDF').setInputFiles({ name: 'profiel.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) });
    await knop(page, 'Naar controleren');
    await page.getByText('PDF-bestand').waitFor();
}

// who, what, how to get there, heading. In this order: the second half of the list needs what the first half did.
const paginas = [
    ['niemand', 'inloggen kiezen', ga('/inloggen'), 'Inloggen'],
    ['niemand', 'inloggen', ga('/inloggen/eherkenning'), 'Inloggen'],
    ['niemand', 'inloggen bij eigen aanbieder', ga('/inloggen/duo'), 'Inloggen'],
    ['niemand', 'uitgelogd', ga('/uitgelogd'), 'U bent uitgelogd'],
    ['niemand', 'inloggen gestopt', ga('/geannuleerd'), 'U hebt het inloggen gestopt'],
    ['niemand', 'inloggen mislukt', stuur('/saml/acs', { SAMLResponse: 'bm9wZQ==', RelayState: 'x' }), 'Inloggen is niet gelukt'],
    ['niemand', 'klok zonder sessie', ga('/sessie/klok'), 'U bent uitgelogd'],
    ['niemand', 'pagina die niet bestaat', ga('/bestaat-niet'), null],
    ['regisseur', 'start', ga('/'), 'Start'],
    ['regisseur', 'eigen sessies', ga('/sessies'), 'Uw sessies'],
    ['regisseur', 'klok van de sessie', ga('/sessie/klok'), null],
    ['regisseur', 'werkvoorraad', ga('/werkvoorraad'), 'Werkvoorraad'],
    ['regisseur', 'werkvoorraad, blad 2', ga('/werkvoorraad?pagina=2'), 'Werkvoorraad'],
    ['regisseur', 'werkvoorraad zonder uitkomst', ga('/werkvoorraad?fase=beeindigd&leerroute=onderwijsroute&signaal=ja&termijn=2_weken'), 'Werkvoorraad'],
    ['raadpleger', 'gegevenswoordenboek', ga('/gegevenswoordenboek'), 'Gegevenswoordenboek'],
    ['raadpleger', 'het PIP in het gegevenswoordenboek', ga('/gegevenswoordenboek/pip'), '17. PIP'],
    ['regisseur', 'signalen', ga('/signalen'), 'Signalen'],
    ['regisseur', 'signalen om zelf af te handelen', ga('/signalen?soort=termijn_verlengd&sorteer=naam'), 'Signalen'],
    ['regisseur', 'welke signalen', ga('/signalen/voorkeuren'), 'Welke signalen wilt u zien?'],
    ['regisseur', 'zoeken', ga('/zoeken'), 'Zoeken'],
    ['regisseur', 'zoeken met een fout', async (p) => { await ga('/zoeken')(p); await vul(p, /BSN/, '123'); await knop(p, 'Zoek'); }, 'Zoeken'],
    ['regisseur', 'zoeken met resultaat', async (p) => { await ga('/zoeken')(p); await vul(p, 'Naam', persoon.inLijst.split(',')[0]); await knop(p, 'Zoek'); }, 'Zoeken'],
    ['regisseur', 'dossier', ga(() => persoon.url), null],
    ['regisseur', 'dossier met BSN', async (p) => { await ga(persoon.url)(p); await knop(p, 'Toon BSN en V-nummer'); }, null],
    ['regisseur', 'bericht van DUO', async (p) => { await ga(persoon.url)(p); await p.locator('.pi-tijdlijn a').first().click(); }, null],
    ['regisseur', 'formulier van het PVT', ga(() => `${persoon.url}/lever/pvt`), null],
    ['regisseur', 'formulier van het PIP', ga(() => `${persoon.url}/lever/pip`), null],
    ['regisseur', 'formulier met fouten', async (p) => { await ga(`${persoon.url}/lever/pip`)(p); await knop(p, 'Naar controleren'); }, null],
    ['regisseur', 'controleren', controleren, null],
    ['collega', 'ontvangst', async (p) => { await controleren(p); await versturen(p); }, 'Ontvangen: PIP'],
    ['regisseur', 'iemand anders was eerder', (p) => versturen(p), null],
    ['regisseur', 'zijn eigen versie bekijken', (p) => knop(p, 'Mijn gegevens aanpassen'), null],
    ['regisseur', 'dossier met termijn en signaal', ga(() => persoon.url), null],
    ['regisseur', 'uren bij elkaar', pvtControleren, null],
    ['regisseur', 'formulier met een concept', async (p) => { await ga(`${persoon.url}/lever/pvt`)(p); await knop(p, 'Bewaar als concept'); await ga(`${persoon.url}/lever/pvt`)(p); await p.getByText('U hebt een concept van').waitFor(); }, null],
    ['regisseur', 'start met een concept', ga('/'), 'Start'],
    ['regisseur', 'verder met een concept', async (p) => { await ga(`${persoon.url}/lever/pvt`)(p); await p.getByRole('link', { name: 'Verder gaan met het concept' }).click(); }, null],
    ['regisseur', 'stand op datum', async (p) => { await ga(persoon.url)(p); await p.getByRole('link', { name: /eerdere datum/ }).click(); }, null],
    ['regisseur', 'overdracht', ga(() => `${persoon.url}/overdracht`), null],
    ['regisseur', 'stand op datum met fouten', ga(() => `${persoon.url}/stand?geldig=2026-02-30&bekend=2999-01-01`), null],
    ['regisseur', 'bericht corrigeren', corrigeren, null],
    ['regisseur', 'bericht corrigeren met fouten', async (p) => { await corrigeren(p); await knop(p, 'Naar controleren'); }, null],
    ['regisseur', 'correctie controleren', correctieControleren, null],
    ['regisseur', 'correctie ontvangen', async (p) => { await correctieControleren(p); await knop(p, 'Correctie versturen'); }, 'Correctie ontvangen: PIP'],
    ['regisseur', 'bericht met een correctie', eigenPip, null],
    ['regisseur', 'versies naast elkaar', async (p) => { await eigenPip(p); await p.getByRole('link', { name: /Vergelijk de versies/ }).click(); }, null],
    ['regisseur', 'bericht intrekken', intrekken, null],
    ['regisseur', 'bericht intrekken zonder reden', async (p) => { await intrekken(p); await knop(p, 'Bericht intrekken'); }, null],
    ['regisseur', 'bestanden', ga('/bulk'), 'Bestanden'],
    ['regisseur', 'bestanden, niets gekozen', async (p) => { await ga('/bulk')(p); await knop(p, 'Controleer bestand'); }, 'Bestanden'],
    ['regisseur', 'bestand wordt gecontroleerd', (p) => stuurBestand(p, `${bestandKop}${'x;voldaan;40;;;;\r\n'.repeat(20000)}`), 'map.csv'],
    ['regisseur', 'bestand met fouten', (p) => bestandMetFouten(p), 'map.csv'],
    ['regisseur', 'niet gevonden', ga('/dossier/01890000-0000-7000-8000-000000000000'), 'Niet gevonden'],
    ['regisseur', 'niet toegestaan', ga('/duo/audit'), 'U mag deze pagina niet zien'],
    ['regisseur', 'verkeerde vraag', ga('/werkvoorraad?fase=onzin'), null],
    ['raadpleger', 'dossier om te lezen', ga(() => persoon.url), null],
    ['administratie', 'dossier van een administratief medewerker', ga(() => persoon.url), null],
    ['administratie', 'formulier van het PIP zonder wat extra is beschermd', ga(() => `${persoon.url}/lever/pip`), null],
    ['coa', 'start van COA', ga('/'), 'Start'],
    ['coa', 'inburgeraars', ga('/coa/inburgeraars'), 'Inburgeraars'],
    ['coa', 'nieuwe inburgeraar', ga('/coa/nieuw'), null],
    ['coa', 'nieuwe inburgeraar met fouten', async (p) => { await ga('/coa/nieuw')(p); await knop(p, 'Naar controleren'); }, null],
    ['coa', 'zoeken bij COA', async (p) => { await ga('/zoeken')(p); await vul(p, 'Naam', 'xxxx'); await knop(p, 'Zoek'); }, 'Zoeken'],
    ['coa', 'dossier bij COA', async (p) => { await ga('/coa/inburgeraars')(p); await p.locator('tbody th a').first().click(); }, null],
    ['coa', 'formulier van het klantprofiel', async (p) => { await ga('/coa/inburgeraars')(p); await p.locator('tbody td a').first().click(); }, null],
    ['coa', 'klantprofiel controleren', klantprofiel, null],
    ['coa', 'formulier van de uitstroom', async (p) => { await ga('/coa/inburgeraars')(p); await p.locator('tbody td a').nth(1).click(); }, null],
    ['duo', 'start van DUO', ga('/'), 'Start'],
    ['regisseur', 'wat DUO van ons weet', ga('/aansluiting'), 'Wat DUO van ons weet'],
    ['duo', 'aansluiting', ga('/duo/aansluiting'), 'Aansluiting'],
    ['duo', 'aansluiting van een gemeente', ga('/duo/aansluiting?gemeente=0363'), 'Aansluiting'],
    ['duo', 'nog niet geopend', ga('/duo/niet-geopend'), 'Nog niet geopend'],
    ['duo', 'signalen van DUO', ga('/signalen'), 'Signalen'],
    ['duo', 'leveringen', ga('/duo/leveringen'), 'Leveringen'],
    ['duo', 'bericht bij DUO', async (p) => { await ga('/duo/leveringen')(p); await p.locator('tbody a').first().click(); }, null],
    ['duo', 'logboek', ga('/duo/audit'), 'Logboek'],
    ['duo', 'organisaties', ga('/duo/organisaties'), 'Organisaties'],
    ['duo', 'organisatie', ga('/duo/organisaties/0363'), null],
    ['duo', 'organisatie met een fout', async (p) => { await ga('/duo/organisaties/0098')(p); await p.getByLabel('KvK-nummer').first().fill('12'); await knop(p, 'Bewaren'); }, null],
    ['duo', 'nieuwe organisatie', ga('/duo/organisaties/nieuw'), 'Nieuwe organisatie'],
    ['duo', 'herindelingen', ga('/duo/herindelingen'), 'Herindelingen'],
    ['duo', 'nieuwe herindeling', ga('/duo/herindelingen/nieuw'), 'Nieuwe herindeling'],
    ['duo', 'herindeling, proef', (p) => herindeling(p), null],
    ['duo', 'herindeling, dossiers', async (p) => { await herindeling(p); await p.getByRole('link', { name: 'Bekijk welke dossiers' }).click(); }, 'Dossiers van de herindeling'],
    ['duo', 'voorstel', async (p) => { await herindeling(p, '0088'); await knop(p, 'Voorstellen'); await p.getByRole('link', { name: 'Naar het voorstel' }).click(); }, null],
    ['duo', 'voorstellen', ga('/duo/voorstellen'), 'Voorstellen'],
    ['duo', 'opvallend gebruik bij DUO', ga('/logboek/opvallend'), 'Opvallend gebruik'],
    ['duo', 'mandaten', ga('/duo/mandaten'), 'Mandaten'],
    ['duo', 'mandaten met fouten', async (p) => { await ga('/duo/mandaten')(p); await knop(p, 'Voorstellen'); }, 'Mandaten'],
    ['privacy', 'start van de privacy officer', ga('/'), 'Start'],
    ['privacy', 'logboek van de eigen gemeente', ga('/logboek'), 'Logboek'],
    ['privacy', 'opvallend gebruik', ga('/logboek/opvallend'), 'Opvallend gebruik'],
    ['privacy', 'mandaten van de eigen gemeente', ga('/mandaten'), 'Mandaten'],
    ['verband', 'gemeente kiezen', ga('/kiezen'), 'Voor welke gemeente werkt u?'],
    ['verband', 'start van de gekozen gemeente', async (p) => { await ga('/kiezen')(p); await knop(p, 'Werk voor Ameland'); await p.getByText('U werkt nu voor').waitFor(); }, 'Start'],
    ['verband', 'een andere gemeente kiezen', ga('/kiezen'), 'Voor welke gemeente werkt u?'],
];

test('de keuring zelf ziet fouten: een veld zonder label, een te bleke tekst, een dubbel id', async () => {
    const page = await nieuw({ js: true });
    const slecht = '<!DOCTYPE html><html><head><title>x</title></head><body><input id="a"><p id="a" style="color:#ccc">bleek</p></body></html>';
    await page.setContent(slecht);
    page.bron = slecht;
    const regels = (await axeFouten(page)).map((f) => f.split(':')[0]);
    for (const regel of ['color-contrast', 'html-has-lang', 'label']) assert.ok(regels.includes(regel), regel);
    assert.ok((await htmlFouten(page)).some((f) => f.includes('no-dup-id')));
});

for (const [wie, wat, open, verwacht] of paginas)
    test(`${wat} (${wie})`, async () => {
        const page = mensen[wie];
        await open(page);
        if (verwacht) assert.equal(await kop(page), verwacht);
        titels.set(wat, await page.title());
        await keur(page);
    });

test('een titel zegt waar je bent: andere pagina, andere titel', () => {
    const zelfde = [['inloggen', 'uitgelogd', 'inloggen gestopt', 'inloggen mislukt', 'start', 'werkvoorraad', 'zoeken', 'zoeken met een fout',
        'dossier', 'formulier van het PIP', 'formulier van het PVT', 'formulier met fouten', 'controleren', 'ontvangst', 'iemand anders was eerder',
        'niet gevonden', 'niet toegestaan', 'leveringen', 'logboek']].flat().map((w) => titels.get(w));
    assert.equal(new Set(zelfde).size, zelfde.length, zelfde.join('\n'));
});

test('een pagina met een fout zegt dat als eerste', () => {
    for (const wat of ['inloggen mislukt', 'zoeken met een fout', 'formulier met fouten', 'niet gevonden', 'niet toegestaan', 'verkeerde vraag'])
        assert.match(titels.get(wat), /^Fout: /, wat);
});

test('een raadpleger krijgt geen knoppen die ze niet mag gebruiken', async () => {
    const page = mensen.raadpleger;
    await page.goto(persoon.url);
    assert.equal(await page.getByRole('button', { name: /Toon BSN|Afgehandeld/ }).count(), 0);
    assert.equal(await page.getByRole('link', { name: /aanleveren/ }).count(), 0);
    await page.getByText('Met uw rol kunt u niets aanleveren.').waitFor();
});

test('op papier blijven van het ontvangstbewijs alleen de feiten over', async () => {
    const page = mensen.collega;
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByRole('navigation', { name: 'Hoofdmenu' }).isVisible(), false);
    assert.equal(await page.getByRole('link', { name: 'Terug naar het dossier' }).isVisible(), false);
    assert.equal(await page.getByText(/^Berichtnummer/).isVisible(), true);
    await page.emulateMedia({ media: null });
});

test('geen enkele pagina gaf een fout in de browser', () => {
    const fouten = Object.values(mensen).flatMap((p) => p.fouten).filter((f) => !/status of 4\d\d/.test(f));
    assert.deepEqual(fouten, []);
});
