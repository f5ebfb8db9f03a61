/** The words of docs/commitments.md around what is made from code. */
import type { Parts } from './commitment-docs.ts';

export const MINIMAL_PLAN = `id: lima-2013
city: lima
title: Open Lima
status: PUBLISHED
commitments:
  - id: lima-2013-registers
    title: Registers in the open
    text: All registers are published as open data by the end of 2013.
    themes: [T1]
`;
export const RULED_COMMITMENT = `evidence:
  - id: registers
    kind: dataset
    selector:
      all:
        - { field: type, op: eq, value: DATASET }
        - { field: title, op: contains, value: register }
    quantifier: { atLeast: 3 }
    criteria:
      - { check: machineReadable }
      - { check: openLicence }
      - { check: fresh, within: declared, grace: 0.25 }
  - id: reviewer
    kind: attestation
    required: false
`;

export function commitmentProse(parts: Parts): readonly string[] {
  const { bytes, depth } = parts.limits;
  return [
    '# Commitments',
    '',
    'What cities promised, what they say they did, what reviewers found, and what their own catalogue proves, kept apart.',
    'Promises stand in folders of files that people edit and review; this page says how. Tables are made from the code by',
    '`UPDATE_DOCS=1 npx vitest run test/docs/commitments.test.ts`.',
    '',
    'Folders are given with `--commitments`; without it, that of the package ([registry/commitments](../registry/commitments))',
    'and your own `.civicgraph/commitments` are read together. `civicgraph commitments check` tells everything that is wrong;',
    'a gateway does not start with errors. `civicgraph commitments templates` writes empty tables to fill in.',
    '',
    'The commitments of the package are contemporary city commitments (laws, orders and directives of 2012 to 2014), mapped',
    'by us to the themes of the Open Government Innovation Partnership. They are no action plans of the partnership: none is',
    'confirmed, and no city is shown as its signatory.',
    '',
    '## The folder',
    '',
    ...parts.layout,
    'Files may be YAML (`.yaml`, `.yml`), JSON or CSV, in UTF-8. YAML is that of version 1.2, core schema: `yes` is a text,',
    `a date is a text, and tags are not read. A file has at most ${bytes} MiB and ${depth} levels. A file is called after what`,
    'it holds. Names of properties that begin with `x-` are yours.',
    '',
    '- **Ids** are lower-case words joined by `-` and never change. Commitments and milestones share one space of ids over',
    '  all folders, since updates name either. Older ids such as `P1` and `R1` stay as they are.',
    '- **Dates** are as exact as they are known: `2013`, `2013-01`, `2013-01-05`; where an interval makes sense,',
    '  `2013-01/2013-06`. Days (`reportedOn`) are whole. Quotes are not needed.',
    '- **Texts by language**: `{ en: Open data, es: Datos abiertos }`, or plain text, which is in the `language` of the',
    '  commitment, else of the plan, else the `defaultLanguage` of the city, else the `language` of the folder, else `und`.',
    '- **Cities** are those of the registry. `city.yaml` adds one, or tells more of one; its country has to agree.',
    '- **Signatories** need evidence: without it they are UNCONFIRMED, whatever the file says.',
    '',
    '## What is taken',
    '',
    'All problems of all files are told at once. **E** is an error: nothing of its file is taken, nor of files that refer to',
    'what is in it. **W** is a warning: the file is taken as it is. Of a table, all rows are taken or none. A folder whose',
    '`_meta.yaml` is missing or wrong is not taken. `check` ends with 1 when there is an error.',
    '',
    'Status updates are only ever added. In the order of file names, and within a file from the top, none is older than the',
    'one before it on the same commitment. Where a folder is kept in git, `check` compares with `HEAD`, or with',
    '`--against <revision>`: an update of the same id has to say the same. Rows of a table are compared in the same way.',
    '',
    '## A plan',
    '',
    'The least that a plan can be:',
    '',
    '```yaml',
    MINIMAL_PLAN.trimEnd(),
    '```',
    '',
    '## Evidence rules',
    '',
    'Rules say what would prove a commitment. They are judged against the latest complete snapshot of the portals of its',
    'city. A commitment without any is UNVERIFIABLE, and for some promises that is the right answer.',
    '`civicgraph commitments suggest` proposes rules ([commitments-suggest.md](commitments-suggest.md)).',
    '',
    '```yaml',
    RULED_COMMITMENT.trimEnd(),
    '```',
    '',
    'Kinds, selectors, criteria and what comes of them: [commitments-evidence.md](commitments-evidence.md). A rule that names a',
    'saved query names its version, so that it goes on saying what it said; a query that keeps its `digest` cannot be changed',
    'by mistake.',
    '',
    '## Tables',
    '',
    'One row is one thing; `;` stands between the items of a list cell, columns are separated by commas, and names of columns',
    'count without case. A problem names the line, and as column the number of the cell.',
    '',
    ...parts.tables,
    '- The plan of rows with the same `plan_id` is PUBLISHED when it has `plan_published` or `plan_url`, and DRAFT otherwise.',
    '- `status` with `status_date` and `status_note` is a status update by the city; the status of a milestone is of the',
    '  `status_date` of its commitment. `author_role` is CITY unless said. Ids of updates are subject and day.',
    '- `evidence_urls` beside a status are its links. Without a status each is a `document` rule.',
    '- `dataset_query_json` is a selector; `dataset_uris` alone are datasets that all have to be there, and beside a query they',
    '  are preferred.',
    '',
    '## Themes and action types',
    '',
    'Those of the partnership. Other schemes have fields of their own: `policyAreas` and `ogpValues` those of the Open',
    'Government Partnership, `provisions` the numbers of the Sunlight guidelines. `unclassified` is a theme of records of its',
    'export alone (`recordOrigin: OGP`).',
    '',
    ...parts.themes,
    '## Problems',
    '',
    ...parts.codes,
    '## Fields',
    '',
    'Each of an entity that stands in several files is shown where it comes first.',
    '',
    ...parts.entities,
  ];
}
