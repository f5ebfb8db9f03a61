/** A verdict with its evidence as linked data; prefixes are those of `COMMITMENT_CONTEXT`. */
import type { Json, JsonObject } from '../json.ts';
import { compact, inLanguage, typed } from '../json-ld-values.ts';
import { isUrl } from '../web-address.ts';
import type { CandidateOutcome, CheckOutcome, Evaluation, RequirementOutcome } from './evaluation.ts';
import { explanationAt } from './explained.ts';
import { urnOf } from './urns.ts';

export interface JudgedAt {
  readonly evaluation: Evaluation;
  /** RFC 3339 UTC: since when the verdict has been this one, and the last moment at which it is known to have been. */
  readonly validFrom: string;
  readonly lastAt: string;
}

function word(name: string): JsonObject {
  return { '@id': `civic:${name}` };
}
/** JSON stays JSON: nothing in it is taken for linked data. */
function asIs(value: Json): Json | undefined {
  return value === null ? undefined : { '@type': '@json', '@value': value };
}
function checkNode(check: CheckOutcome): JsonObject {
  return compact({
    '@type': 'civic:Check',
    'civic:check': check.check,
    'civic:state': word(check.state),
    'civic:observed': asIs(check.observed),
    'civic:expected': asIs(check.expected),
    'civic:required': check.required,
    'civic:indicator': check.indicator,
    'civic:reason': check.reason,
  });
}
/** By its own address where it has one on the web. */
function datasetNode(candidate: CandidateOutcome): JsonObject {
  const { uri, title, localId } = candidate;
  const isOnTheWeb = /^https?:/i.test(uri) && isUrl(uri) && !/[\s<>"{}|\\^`]/.test(uri);
  return {
    '@id': isOnTheWeb ? uri : urnOf.dataset(candidate),
    '@type': 'dcat:Dataset',
    'dct:title': title,
    'dct:identifier': localId,
  };
}
function outcomeNode(candidate: CandidateOutcome): JsonObject {
  return compact({
    '@type': 'civic:Outcome',
    'civic:dataset': datasetNode(candidate),
    'civic:state': word(candidate.state),
    'civic:progressLower': candidate.lower,
    'civic:progressUpper': candidate.upper,
    'civic:hasCheck': candidate.checks.map(checkNode),
  });
}
function evidenceNode(requirement: RequirementOutcome): JsonObject {
  return compact({
    '@type': 'civic:EvidenceResult',
    'civic:rule': requirement.rule,
    'civic:ruleKind': requirement.kind,
    'civic:required': requirement.required,
    'civic:state': word(requirement.state),
    'civic:reason': requirement.reason,
    'civic:progressLower': requirement.lower,
    'civic:progressUpper': requirement.upper,
    'civic:outcome': requirement.datasets.map(outcomeNode),
    'civic:hasCheck': requirement.checks.map(checkNode),
  });
}

/** `commitment`: its id. */
export function verdictNode(commitment: string, { evaluation, validFrom, lastAt }: JudgedAt): JsonObject {
  const { verdict, engineVersion, selectorDigest, snapshots } = evaluation;
  return compact({
    '@id': urnOf.verdict(commitment, validFrom),
    '@type': ['civic:Verdict', 'schema:Review'],
    'schema:itemReviewed': { '@id': urnOf.commitment(commitment) },
    'schema:author': 'CivicGraph',
    'civic:state': word(verdict.state),
    'civic:reason': verdict.reason,
    'civic:progressLower': verdict.progressLower,
    'civic:progressUpper': verdict.progressUpper,
    'civic:dueState': word(verdict.dueState),
    'civic:flag': verdict.flags.map(word),
    'civic:suggestedCompletion': word(verdict.suggestedStatus),
    'civic:firstFulfilledAt':
      verdict.firstFulfilledAt === null ? undefined : typed(verdict.firstFulfilledAt, 'xsd:dateTime'),
    'civic:since': typed(validFrom, 'xsd:dateTime'),
    'dct:modified': typed(lastAt, 'xsd:dateTime'),
    'schema:reviewBody': explanationAt(verdict, lastAt).map(
      (sentence) => inLanguage(sentence, 'en') ?? sentence,
    ),
    'civic:engineVersion': engineVersion,
    'civic:rulesDigest': selectorDigest,
    'civic:snapshot': snapshots,
    'civic:evidence': verdict.requirements.map(evidenceNode),
  });
}
