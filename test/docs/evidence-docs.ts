/** docs/commitments-evidence.md, with the tables of fields, operators and criteria made from the code. */
import { format, resolveConfig } from 'prettier';
import { MAX_CANDIDATES } from '../../src/domain/commitments/dataset-rule-sweep.ts';
import { DUE_DAYS, ON_TIME_DAYS } from '../../src/domain/commitments/flags.ts';
import { PROBE_DAYS } from '../../src/domain/metrics/content/content-fact.ts';
import { MAX_SNAPSHOT_AGE_DAYS } from '../../src/domain/commitments/judge-dataset-rule.ts';
import { CRITERIA } from '../../src/domain/commitments/reading/criterion-table.ts';
import { LONGEST_REGEX } from '../../src/domain/commitments/reading/read-operand.ts';
import { MOST_DEPTH, MOST_PREDICATES } from '../../src/domain/commitments/reading/read-selector.ts';
import { OPS_BY_TYPE, SELECTOR_FIELDS } from '../../src/domain/commitments/selector-fields.ts';
import { projectRoot } from '../support/cli-world.ts';

const code = (text: string): string => `\`${text}\``;
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

const fields = table(
  ['Field', 'Type', 'What it is', 'UNKNOWN unless the platform shows'],
  SELECTOR_FIELDS.map(({ name, type, description, observed }) => [
    ...[code(name), type, description],
    observed.map(code).join(' or '),
  ]),
);
const operators = table(
  ['Type', 'Operators'],
  Object.entries(OPS_BY_TYPE).map(([type, ops]) => [type, ops.map(code).join(' ')]),
);
const criteria = table(
  ['`check`', 'Passes where', 'Parameters'],
  CRITERIA.map(({ check, passes, parameters }) => [
    ...[code(check), passes],
    parameters
      .map(
        ({ name, isRequired, description }) =>
          `${code(name)}${isRequired ? ' (required)' : ''}: ${description}`,
      )
      .join('; '),
  ]),
);

const PAGE = `# What proves a commitment

Rules say which data would prove a commitment, and what they have to be like. Each commitment is judged by its rules
against the last complete snapshot of its city's portals, after every harvest. The verdict stands beside what the city
says and what reviewers found; it changes neither.

\`\`\`yaml
evidence:
  - id: e1
    kind: dataset
    selector:
      all:
        - { field: hvd.category, op: eq, value: service_requests }
        - { field: type, op: eq, value: DATASET }
    quantifier: { atLeast: 1 }
    criteria:
      - { check: machineReadable }
      - { check: openLicence }
      - { check: fresh, within: declared, grace: 0.25 }
\`\`\`

## States

| State | What it says |
| --- | --- |
| FULFILLED | What is asked for is there and passes every required check. |
| STALE | It is there, and only its age is against it. |
| PARTIAL | Some of it is there, or it fails a check. |
| NOT_FOUND | It is not in the catalogue; whether it exists elsewhere is not said. |
| UNVERIFIABLE | It cannot be seen from here: no rule, a catalogue that was not read, a field that the platform does not show, a check that was not made. This is no failing. |

Progress has two ends: what is not known taken as failed, and as passed. A check that is not known any more never
narrows them. A dataset counts as one passed check besides those that are asked for: three of four checks are 0.8.

## Kinds of rules

- \`dataset\`: datasets chosen by a \`selector\`, a \`savedQuery\` with its version ("311-requests@3"), or \`pins\` alone.
  \`scope: {city, portals}\` says where to look: portals that are named, else the city that is named, else all portals of
  the commitment's city. A portal is named by its slug or by its host ("data.example.org"), which means every portal of
  the registry there; hosts become slugs when the file is read, and verdicts speak of slugs only.
  \`quantifier\`: \`{atLeast: n}\` (1 unless given), \`{all: true}\`, \`{share: 0.8}\`.
- \`document\`: \`url\`, and if you like \`mediaType\` and \`mustContain\` (phrases). FULFILLED says that it can be retrieved
  and holds the phrases, and nothing more.
- \`metric\`: \`indicator\` of a city or a portal, \`op\` (gt, gte, lt, lte), \`value\`, \`scope\` ("city:<slug>",
  "portal:<slug>"; the commitment's city unless given). Both bounds of the figure have to pass. Progress is all or nothing.
- \`attestation\`: a status update by a reviewer or by civil society, not older than a year. "Substantial" is PARTIAL from
  0.5 to 1, "limited" from 0 to 0.5, or exactly its percent; "not started" and "withdrawn" are NOT_FOUND.

All have \`id\`, \`required\` (true unless given) and \`weight\` (1). Rules that are not required are judged and shown, and
count for nothing.

## Choosing datasets

A selector is \`{all: […]}\`, \`{any: […]}\`, \`{not: …}\` or \`{field, op, value}\`. A field that the platform does not show
is UNKNOWN, and so is what stands there in words that no table knows; "all", "any" and "not" are those of Kleene. Datasets
for which the selector is true are candidates; those for which it is unknown are counted, and keep "not found" from being
said. At most ${MOST_DEPTH} levels, ${MOST_PREDICATES} predicates, ${LONGEST_REGEX} characters of a pattern and ${MAX_CANDIDATES} candidates.

${fields}

Also \`metric.<indicator>\` for every indicator of datasets: a number with its bounds, or a state ("PASS").

${operators}

- Lists are true where any member is. \`ne\`, \`notIn\` and \`absent\` are the opposites of \`eq\`, \`in\` and \`exists\`.
- *text* is compared by its words, without case, accents and punctuation; \`contains\` finds a phrase between words, and
  \`*\` at the end of a word stands for any ending ("permit* issued"). *string* is compared as it is written, *code*
  without case.
- \`matches\` is a regular expression of RE2 on what is written, anywhere in it.
- *address*: \`eq\` takes an address with http or https, with or without a slash at the end, the identifier, the local id
  or the global id; on a portal's own host any address that ends in the local id is the dataset's.
- Dates may be coarse: "2013" is the whole year, and a dataset of "2013" may lie before "2013-03-07" or not: UNKNOWN.
- Titles, descriptions and keywords count in every language that the portal gives.

\`pins\` name datasets, as \`uri\` does. \`mode: only\`: no other will do, and they have to fit the selector too, if there is
one; PIN_MISSING where none is there. \`mode: prefer\` (unless given): they are candidates whatever the selector says, and
come first among equals.

## Criteria

${criteria}

\`fresh\` and \`temporalUntil\` are of age: where they alone fail, it is STALE. \`required: false\` shows a check without
counting it. What does not apply (the freshness of data that never change) is left out.

Rows are not counted in each sweep, which would burden the portals: \`civicgraph metrics probe <portal>\` counts them, what
commitments wait for first, and has these judged again. A count holds unless the record tells of a later change of the
data (one that is told by its day counts as of the day's end), and for ${PROBE_DAYS} days at most. Only exact counts decide. A
table that was counted to have enough is enough; that no table has enough is known only where all were counted, which
leaves files out. What is not known says why: ROWS_NOT_COUNTED, CHANGED_SINCE_COUNT, COUNT_TOO_OLD, NO_TABLE (the portal
answers for none), ESTIMATE_ONLY, NOT_COUNTABLE, FILE_TABLE, TOO_MANY_TABLES, TOO_COSTLY, or what went wrong.

## How it is put together

1. **A dataset**: no failed and no unknown check is FULFILLED; no failed but an unknown one UNVERIFIABLE; failed by age
   alone STALE; else PARTIAL.
2. **A rule**: candidates in the order FULFILLED, UNVERIFIABLE, STALE, PARTIAL (what may be perfect is not reported as
   failing), then by progress, pins, address. \`atLeast\` takes the best; too few are PARTIAL (ONLY_2_OF_3), or
   UNVERIFIABLE where datasets that cannot be judged may make up for the rest. The ends of progress are those of the best
   that is certain and the best that is possible. \`share\` is FULFILLED where so many are, UNVERIFIABLE where it depends on
   unknown ones.
   A catalogue that was not read completely in the last ${MAX_SNAPSHOT_AGE_DAYS} days proves nothing: SOURCE_UNAVAILABLE. Where only some of
   the portals are missing, \`atLeast\` may still be FULFILLED by the others; anything less is UNVERIFIABLE.
3. **The commitment**: its required rules and its milestones, by weight. Of the same state all: that; any PARTIAL: PARTIAL;
   NOT_FOUND beside something that is there: PARTIAL; any UNVERIFIABLE: UNVERIFIABLE; else STALE. A milestone without a
   rule counts as UNVERIFIABLE where the commitment has no required rule of its own, and else not at all.

## Flags

- \`dueState\`: DUE in the ${DUE_DAYS} days before, OVERDUE after the day unless FULFILLED; a month is due at its end.
- ON_TIME: first seen fulfilled, or published, or seen there, within ${ON_TIME_DAYS} days after the day; LATE: not so, as far as is
  known; ON_TIME_UNKNOWN: our first snapshot came later and there is no date. What it was stays when it is fulfilled no more.
- REGRESSED: it was FULFILLED and is now known not to be, or a dataset that is named was there and is gone, or nothing is
  found of what the city says last was there before (\`regressed: true\` in its status update). Not being able to see is no
  step back, and what the city says changes no state.
- BACKDATED: what fulfils it was there before the plan began (\`additional: false\`).

Suggested status: FULFILLED complete, STALE substantial, PARTIAL substantial from 0.5 on and else limited, NOT_FOUND not
started, UNVERIFIABLE no evidence. Every verdict names its snapshots, the digest of its rules and the version of the
engine; the same inputs give the same JSON, byte by byte.
`;

export async function renderEvidenceDocs(): Promise<string> {
  const options = await resolveConfig(`${projectRoot}/docs/commitments-evidence.md`);
  return format(PAGE, { ...options, parser: 'markdown' });
}
