/** A folder of commitments in which everything occurs and nothing is wrong. */
import { PLEDGES } from '../../src/domain/commitments/partnership.ts';
import type { FolderTexts } from './commitment-files.ts';

const pledges = PLEDGES.map(
  ({ id, text }, index) => `  - { id: ${id}, ordinal: ${index + 1}, text: "${text}" }`,
);

export const PLAN = 'cities/lima/plans/lima-2013.yaml';
export const UPDATES = 'cities/lima/updates/2013-07-01-first.yaml';

export const wholeFolder: FolderTexts = {
  '_meta.yaml': 'schemaVersion: 1\nlanguage: es\nmaintainers: [a]\nx-ours: 1\n',
  'declarations/ogip-2012.yaml': `id: ogip-2012\ntitle: Declaration\npledges:\n${pledges.join('\n')}\n`,
  'rounds.yaml': `rounds:
  - id: R1
    ordinal: 1
    label: Round 1
    announcedOn: 2013-01
`,
  'partners.yaml': `partners:
  - id: brigade
    name: Code for Lima
    kind: BRIGADE
    roles: [{ commitment: lima-1, role: MONITOR }]
`,
  'steering-committee.yaml': `committees:
  - id: steering
    scope: all of it
    members:
      - { organisation: Lima, kind: CITY, role: CHAIR, from: 2012, to: 2013 }
`,
  'cities/lima/city.yaml': `id: lima
name: Lima
country: PE
jurisdictionKind: CITY
portals: [lima]
`,
  'cities/lima/signatories.yaml': `signatories:
  - id: lima-signed
    city: lima
    declaration: ogip-2012
    round: R1
    evidence: ["https://example.org/signed"]
    status: SIGNED
`,
  [PLAN]: `id: lima-2013
city: lima
round: R1
title: Plan
status: PUBLISHED
periodStart: 2013-01
periodEnd: 2014-12
sourceUrl: https://example.org/plan
consultation:
  startedOn: 2012-10-01
  endedOn: 2012-11
  feedback:
    received: 10
    accepted: 4
    rejected: 6
commitments:
  - id: lima-1
    number: 1
    title: { es: Datos abiertos, en: Open data }
    text: All of it
    themes: [T1]
    actionTypes: [T1.2]
    pledges: [P1]
    partners: [Code for Lima]
    startOn: 2013-02
    dueOn: 2013-06
    evidence:
      - id: e1
        kind: attestation
    milestones:
      - id: lima-1-a
        title: First
        dueOn: 2013-03
`,
  [UPDATES]: `updates:
  - id: lima-1-first
    subject: lima-1
    reportedOn: 2013-06-30
    status: LIMITED
    evidenceLinks:
      - { url: "https://example.org/report", kind: DOCUMENT }
    author: { role: CITY }
  - id: lima-1-second
    subject: lima-1
    reportedOn: 2013-07-01
    status: COMPLETE
    author: { role: CITY, name: Mayor }
assessments:
  - id: lima-1-review
    subject: lima-1
    assessor: A. Reviewer
    date: 2014
    scheme: ogp-irm-2012
`,
  'cities/quito/commitments.csv': `city,plan_id,commitment_id,title,text,themes,due_on,status,status_date,evidence_urls
quito,quito-2013,quito-1,"Open, all",All of it,T1;T4,2014,LIMITED,2013-05-01,https://example.org/a
quito,quito-2013,quito-2,Maps,"Two
lines",T4,,,,https://example.org/b
`,
  'cities/quito/milestones.csv': `commitment_id,milestone_id,title,evidence_urls
quito-1,quito-1-a,First,https://example.org/c
`,
  'cities/quito/updates.csv': `Subject_Id,reported_on,status,percent
quito-1,2013-08-01,SUBSTANTIAL,50
quito-1,2013-09-01,SUBSTANTIAL,60.5
`,
};

/** The same with one text of one file put in the place of another; the first has to be there. */
export function altered(file: string, from: string, to: string): FolderTexts {
  const text = wholeFolder[file];
  if (typeof text !== 'string' || !text.includes(from)) throw new Error(`${file} has no "${from}"`);
  return { ...wholeFolder, [file]: text.replace(from, to) };
}
