import { describe, expect, it } from 'vitest';
import {
  CODES,
  formatCommitmentProblem,
  isProblemCode,
  severityOf,
  type ProblemCode,
} from '../../../src/config/commitments/codes.ts';
import type { Recorded } from '../../../src/domain/commitments/book.ts';
import { placesOf, readFolder, type FolderTexts } from '../../support/commitment-files.ts';
import { altered, PLAN, UPDATES, wholeFolder } from '../../support/whole-commitments.ts';

const plan = `c/${PLAN}`;
const updates = `c/${UPDATES}`;
const quito = 'cities/quito/commitments.csv';

/** Each alters the whole folder in one place; what is found is the last column alone. */
const cases: readonly (readonly [ProblemCode, what: string, FolderTexts, found: string])[] = [
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
];

describe('the codes of problems', () => {
  it('are not found in a folder in which nothing is wrong', () => {
    const { problems, book } = readFolder(wholeFolder);
    expect(problems.map(formatCommitmentProblem)).toEqual([]);
    expect(book.commitments.map(({ id }) => id)).toEqual(['lima-1', 'quito-1', 'quito-2']);
    expect(book.updates).toHaveLength(5);
  });

  it.each(cases)('%s is told of %s, at its place and alone', (code, _what, texts, found) => {
    const { problems } = readFolder(texts);
    expect(placesOf(problems)).toEqual([found]);
    expect(problems.map(({ severity }) => severity)).toEqual([severityOf(code)]);
  });

  it('say by their letter whether the file is taken', () => {
    for (const [code, what, texts, found] of cases) {
      const { book } = readFolder(texts);
      const records = Object.values(book).flatMap((list): readonly Recorded[] => list);
      const files = new Set(records.map(({ provenance }) => provenance.file));
      expect(files.has(found.split(':')[0] ?? ''), what).toBe(severityOf(code) === 'W');
    }
  });

  it('are known by name', () => {
    expect(isProblemCode('E-SCH-01')).toBe(true);
    expect(isProblemCode('toString')).toBe(false);
    for (const code of Object.keys(CODES)) expect(code).toMatch(/^[EW]-[A-Z]{2,3}-0\d$/);
  });
});
