/** For every code that files alone can show: a folder in which it is the only thing that is wrong. */
import type { ProblemCode } from '../../src/config/commitments/codes.ts';
import type { FolderTexts } from './commitment-files.ts';
import { altered, PLAN, UPDATES, wholeFolder } from './whole-commitments.ts';

const plan = `c/${PLAN}`;
const updates = `c/${UPDATES}`;
const quito = 'cities/quito/commitments.csv';

const PREDICATE = '{ field: title, op: exists }';
/** The whole folder with another rule in the place of its first. */
function rule(text: string): FolderTexts {
  return altered(PLAN, 'kind: attestation', `kind: dataset\n        ${text}`);
}
function selector(text: string): FolderTexts {
  return rule(`selector: ${text}`);
}
function criterion(text: string): FolderTexts {
  return rule(`selector: ${PREDICATE}\n        criteria: [${text}]`);
}
function query(more: string): FolderTexts {
  const text = `id: trees\nversion: 1\ntitle: Trees\nselector: ${PREDICATE}\n${more}`;
  return { 'queries/trees@1.yaml': text };
}
function at(code: ProblemCode, pointer: string, line = 30): string {
  return `${plan}:${line} ${code} /commitments/0/evidence/0${pointer}`;
}

/** Each alters the whole folder in one place; what is found is the last column alone. */
export const codeCases: readonly (readonly [ProblemCode, what: string, FolderTexts, found: string])[] = [
  ['E-SYN-01', 'an open list', altered(PLAN, '[T1.2]', '[T1.2'), `${plan}:23 E-SYN-01`],
  [
    'E-SYN-01',
    'JSON with a comma too many',
    { ...wholeFolder, 'rounds.json': '{"rounds": [],\n}' },
    'c/rounds.json:2 E-SYN-01',
  ],
  ['E-SYN-01', 'an open quote in a table', altered(quito, 'lines"', 'lines'), `c/${quito}:4 E-SYN-01`],
  ['E-SCH-01', 'no text', altered(PLAN, '    text: All of it\n', ''), `${plan}:17 E-SCH-01 /commitments/0`],
  [
    'E-SCH-01',
    'no commitments',
    altered('rounds.yaml', '    ordinal: 1\n', ''),
    'c/rounds.yaml:2 E-SCH-01 /rounds/0',
  ],
  [
    'E-SCH-02',
    'another key',
    altered(PLAN, 'actionTypes', 'actionTipes'),
    `${plan}:22 E-SCH-02 /commitments/0/actionTipes`,
  ],
  ['E-SCH-02', 'a file of no layout', { ...wholeFolder, 'round.yaml': '' }, 'c/round.yaml:1 E-SCH-02'],
  ['E-SCH-02', 'a column of no table', altered(quito, 'due_on', 'due'), `c/${quito}:1 E-SCH-02`],
  [
    'E-SCH-03',
    'a number as title',
    altered(PLAN, 'title: First', 'title: 1'),
    `${plan}:32 E-SCH-03 /commitments/0/milestones/0/title`,
  ],
  ['E-SCH-04', 'another status', altered(PLAN, 'PUBLISHED', 'PUBLISHD'), `${plan}:5 E-SCH-04 /status`],
  [
    'E-SCH-04',
    'a cell with another status',
    altered(quito, 'LIMITED', 'DONE'),
    `c/${quito}:2 E-SCH-04 /0/status`,
  ],
  [
    'E-SCH-04',
    'another country than the registry',
    altered('cities/lima/city.yaml', 'PE', 'CL'),
    'c/cities/lima/city.yaml:3 E-SCH-04 /country',
  ],
  [
    'E-REF-01',
    'a round that there is not',
    altered(PLAN, 'round: R1', 'round: R9'),
    `${plan}:3 E-REF-01 /round`,
  ],
  [
    'E-REF-01',
    'a theme that there is not',
    altered(PLAN, '[T1]', '[T1, T5]'),
    `${plan}:21 E-REF-01 /commitments/0/themes/1`,
  ],
  [
    'E-REF-01',
    'a milestone of nothing',
    altered('cities/quito/milestones.csv', 'example.org/c', 'example.org/c\nquito-9,quito-9-a,Lost,'),
    'c/cities/quito/milestones.csv:3 E-REF-01 /1/commitment_id',
  ],
  [
    'E-ID-01',
    'an id twice',
    altered(UPDATES, 'lima-1-second', 'lima-1-first'),
    `${updates}:9 E-ID-01 /updates/1/id`,
  ],
  [
    'E-ID-02',
    'an id with a blank',
    altered('partners.yaml', 'id: brigade', 'id: La Brigada'),
    'c/partners.yaml:2 E-ID-02 /partners/0/id',
  ],
  [
    'E-DAT-01',
    'a day that there is not',
    altered(UPDATES, '2013-06-30', '2013-06-31'),
    `${updates}:4 E-DAT-01 /updates/0/reportedOn`,
  ],
  ['E-DAT-01', 'a date in words', altered(quito, '2014', 'May 2014'), `c/${quito}:2 E-DAT-01 /0/due_on`],
  [
    'E-DAT-02',
    'a due date before the start',
    altered(PLAN, 'startOn: 2013-02', 'startOn: 2013-08'),
    `${plan}:26 E-DAT-02 /commitments/0/dueOn`,
  ],
  [
    'E-DAT-02',
    'an interval that is reversed',
    altered('rounds.yaml', '2013-01', '2013-06/2013-01'),
    'c/rounds.yaml:5 E-DAT-02 /rounds/0/announcedOn',
  ],
  [
    'E-DAT-02',
    'a consultation that ended first',
    altered(PLAN, 'endedOn: 2012-11', 'endedOn: 2012-09'),
    `${plan}:11 E-DAT-02 /consultation/endedOn`,
  ],
  [
    'E-DAT-02',
    'a member that left first',
    altered('steering-committee.yaml', 'to: 2013', 'to: 2011'),
    'c/steering-committee.yaml:5 E-DAT-02 /committees/0/members/0/to',
  ],
  [
    'W-DAT-03',
    'a due date after the plan',
    altered(PLAN, 'dueOn: 2013-06', 'dueOn: 2015'),
    `${plan}:26 W-DAT-03 /commitments/0/dueOn`,
  ],
  [
    'E-CON-01',
    'more answers than came in',
    altered(PLAN, 'received: 10', 'received: 9'),
    `${plan}:13 E-CON-01 /consultation/feedback/received`,
  ],
  [
    'E-CON-01',
    'a count below zero',
    altered(PLAN, 'accepted: 4', 'accepted: -4'),
    `${plan}:14 E-CON-01 /consultation/feedback/accepted`,
  ],
  [
    'W-EVI-01',
    'no rule',
    altered(PLAN, '    evidence:\n      - id: e1\n        kind: attestation\n', ''),
    `${plan}:17 W-EVI-01 /commitments/0`,
  ],
  [
    'W-URL-01',
    'evidence on a disk',
    altered(UPDATES, 'https://example.org/report', 'file:///report.pdf'),
    `${updates}:7 W-URL-01 /updates/0/evidenceLinks/0/url`,
  ],
  [
    'E-UPD-01',
    'an update older than the one before',
    altered(UPDATES, '2013-07-01', '2013-06-29'),
    `${updates}:11 E-UPD-01 /updates/1/reportedOn`,
  ],
  [
    'E-TXT-01',
    'a pledge put right',
    altered('declarations/ogip-2012.yaml', 'necessary of', 'necessary for'),
    'c/declarations/ogip-2012.yaml:6 E-TXT-01 /pledges/2/text',
  ],
  [
    'E-TXT-01',
    'a pledge with a blank at its end',
    altered('declarations/ogip-2012.yaml', 'create jobs"', 'create jobs "'),
    'c/declarations/ogip-2012.yaml:4 E-TXT-01 /pledges/0/text',
  ],
  ['E-CSV-01', 'no column of texts', altered(quito, ',text,', ',x-text,'), `c/${quito}:1 E-CSV-01`],
  ['E-CSV-02', 'a column twice', altered(quito, 'evidence_urls', 'title'), `c/${quito}:1 E-CSV-02`],
  [
    'E-CSV-03',
    'a cell too few',
    altered('cities/quito/updates.csv', ',60.5', ''),
    'c/cities/quito/updates.csv:3 E-CSV-03 /1',
  ],

  [
    'E-REF-01',
    'a saved query that there is not',
    rule('savedQuery: "trees@1"'),
    `${plan}:30 E-REF-01 /commitments/0/evidence/0/savedQuery`,
  ],
  [
    'E-REF-02',
    'a saved query without its version',
    { ...rule('savedQuery: trees'), ...query('') },
    `${plan}:30 E-REF-02 /commitments/0/evidence/0/savedQuery`,
  ],
  [
    'E-REF-02',
    'a saved query that changed without a new version',
    { ...wholeFolder, ...query(`digest: "${'0'.repeat(64)}"\n`) },
    'c/queries/trees@1.yaml:5 E-REF-02 /digest',
  ],
  [
    'E-SEL-01',
    'a field that there is not',
    selector('{ field: titel, op: exists }'),
    at('E-SEL-01', '/selector/field'),
  ],
  [
    'E-SEL-02',
    'an order of texts',
    selector('{ field: title, op: gt, value: a }'),
    at('E-SEL-02', '/selector/op'),
  ],
  [
    'E-SEL-03',
    'an expression that refers back',
    selector('{ field: title, op: matches, value: "(a)\\\\1" }'),
    at('E-SEL-03', '/selector/value'),
  ],
  [
    'E-SEL-04',
    'nine levels',
    selector(`${'{ not: '.repeat(8)}${PREDICATE}${' }'.repeat(8)}`),
    at('E-SEL-04', `/selector${'/not'.repeat(8)}`),
  ],
  [
    'E-SEL-05',
    '65 predicates',
    selector(`{ all: [${Array.from({ length: 65 }, () => PREDICATE).join(', ')}] }`),
    at('E-SEL-05', '/selector/all'),
  ],
  ['E-SEL-06', 'an empty all', selector('{ all: [] }'), at('E-SEL-06', '/selector/all')],
  ['E-SEL-08', 'pins of nothing', rule('pins: { mode: only, datasets: [] }'), at('E-SEL-08', '/pins')],
  [
    'E-CRI-01',
    'a check that there is not',
    criterion('{ check: opened }'),
    at('E-CRI-01', '/criteria/0/check', 31),
  ],
  [
    'E-CRI-02',
    'a check without its parameter',
    criterion('{ check: rowCount }'),
    at('E-CRI-02', '/criteria/0', 31),
  ],
  [
    'W-EVI-03',
    'a dataset of another city',
    rule('pins: { datasets: ["https://quito.example.org/d/1"] }'),
    at('W-EVI-03', '/pins/datasets/0'),
  ],
];
