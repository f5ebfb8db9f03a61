/** Evidence rules and saved queries of documents, read with what there is to refer to. */
import { readRules } from '../../domain/commitments/reading/read-rules.ts';
import { readSelector } from '../../domain/commitments/reading/read-selector.ts';
import type { RuleKit } from '../../domain/commitments/reading/rule-kit.ts';
import type { RuleProblem } from '../../domain/commitments/reading/rule-problems.ts';
import type { CompileRegex, EvidenceRule, Selector } from '../../domain/commitments/rules.ts';
import { canonicalJson } from '../../domain/fingerprint.ts';
import type { Digest } from './build-others.ts';
import type { RulePart } from './check-record.ts';
import type { CommitmentProblem, Finding } from './codes.ts';
import { placed, type CommitmentDocument } from './documents.ts';

/** A selector with a version that stays, as rules name it: "311-requests@3". */
export interface SavedQuery {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly author: string | null;
  readonly selector: Selector;
  /** SHA-256 of the selector in canonical JSON. */
  readonly digest: string;
}
function findingsOf(part: RulePart, problems: readonly RuleProblem[]): readonly Finding[] {
  return problems.map(({ code, pointer, message, hint }) => ({
    ...{ code, message, hint, recordId: part.recordId },
    pointer: `${part.pointer}${pointer}`,
  }));
}

export interface QueriesRead {
  readonly queries: readonly SavedQuery[];
  readonly problems: readonly CommitmentProblem[];
}

/** A query that keeps its digest cannot be changed by mistake. */
function digestFinding(document: CommitmentDocument, digest: string): readonly Finding[] {
  const kept = document.value['digest'];
  if (kept === undefined || kept === digest) return [];
  const message = `expected the selector that this version had (${String(kept).slice(0, 12)}…), got another`;
  const hint = `Give it a new version, or the digest ${digest}.`;
  const recordId = String(document.value['id']);
  return [{ code: 'E-REF-02', pointer: '/digest', message, hint, recordId }];
}

export function readQueries(
  documents: readonly CommitmentDocument[],
  compileRegex: CompileRegex,
  digest: Digest,
): QueriesRead {
  const problems: CommitmentProblem[] = [];
  const queries = documents.flatMap((document): readonly SavedQuery[] => {
    if (document.kind !== 'query') return [];
    const { id, version, title, author } = document.value;
    return document.check.rules.flatMap((part) => {
      const reading = readSelector(part.value, { compileRegex });
      const own = digest(canonicalJson(part.value));
      const findings = [...findingsOf(part, reading.problems), ...digestFinding(document, own)];
      problems.push(...findings.map((finding) => placed(document, finding)));
      if (reading.selector === null) return [];
      const said = { id: String(id), version: Number(version), title: String(title), digest: own };
      return [{ ...said, author: typeof author === 'string' ? author : null, selector: reading.selector }];
    });
  });
  return { queries, problems };
}

export interface RulesRead {
  /** By pointer of the list that they stand in. */
  readonly at: ReadonlyMap<string, readonly EvidenceRule[]>;
  readonly problems: readonly CommitmentProblem[];
}
export function readDocumentRules(document: CommitmentDocument, kit: RuleKit): RulesRead {
  const at = new Map<string, readonly EvidenceRule[]>();
  const problems = document.check.rules.flatMap((part): readonly CommitmentProblem[] => {
    if (part.is === 'selector') return [];
    const reading = readRules(part.value, kit);
    at.set(part.pointer, reading.rules);
    return findingsOf(part, reading.problems).map((finding) => placed(document, finding));
  });
  return { at, problems };
}
