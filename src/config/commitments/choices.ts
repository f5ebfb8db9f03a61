/** The words that fields of commitments choose from, each list of the type that it fills. */
import type {
  AuthorRole,
  Commitment,
  CompletionStatus,
  ConsultationChannel,
  ConsultationLevel,
  EvidenceLink,
  LegalForm,
  Measurability,
  OgpValue,
  Partner,
  PlanStatus,
  RecordOrigin,
  RoundState,
  SignatoryStatus,
  SteeringCommittee,
} from '../../domain/commitments/book.ts';
import type { Assessment } from '../../domain/commitments/book.ts';
import type { JurisdictionKind } from '../../domain/registry.ts';

type Of<T> = readonly T[];
type Named<T, K extends keyof T> = readonly T[K][];

export const ORIGINS: Of<RecordOrigin> = ['SEED', 'FILE', 'OGP', 'SOCRATA', 'CKAN', 'API'];
export const JURISDICTIONS: Of<JurisdictionKind> = [
  ...(['CITY', 'COUNTY', 'CITY_COUNTY', 'REGION', 'STATE', 'OTHER'] as const),
];
export const SIGNATORY_STATUSES: Of<SignatoryStatus> = ['SIGNED', 'WITHDRAWN', 'UNCONFIRMED'];
export const ROUND_STATES: Of<RoundState> = ['PLANNED', 'OPEN', 'CLOSED'];
export const MEMBER_KINDS: Named<SteeringCommittee['members'][number], 'kind'> = [
  ...(['CITY', 'ASSOCIATION', 'NGO', 'FEDERAL', 'COMPANY', 'ACADEMIA'] as const),
];
export const MEMBER_ROLES: Named<SteeringCommittee['members'][number], 'role'> = [
  ...(['CHAIR', 'CO_CHAIR', 'MEMBER', 'OBSERVER'] as const),
];
export const PARTNER_KINDS: Named<Partner, 'kind'> = [
  ...(['NGO', 'COMPANY', 'UNIVERSITY', 'FOUNDATION', 'BRIGADE', 'STANDARDS_BODY', 'GOVERNMENT'] as const),
];
export const PARTNER_ROLES: Named<Partner['roles'][number], 'role'> = [
  ...(['CO_AUTHOR', 'IMPLEMENTER', 'FUNDER', 'MONITOR', 'USER'] as const),
];
export const PLAN_STATUSES: Of<PlanStatus> = [
  ...(['DRAFT', 'CONSULTATION', 'PUBLISHED', 'IN_FORCE', 'ENDED', 'WITHDRAWN'] as const),
];
export const LEGAL_FORMS: Of<LegalForm> = [
  ...(['EXECUTIVE_ORDER', 'ORDINANCE', 'RESOLUTION', 'ADMIN_POLICY', 'PLAN', 'MEMO', 'OTHER'] as const),
];
export const CONSULTATION_LEVELS: Of<ConsultationLevel> = [
  ...(['INFORM', 'CONSULT', 'INVOLVE', 'COLLABORATE', 'EMPOWER'] as const),
];
export const CHANNEL_KINDS: Named<ConsultationChannel, 'kind'> = [
  ...(['HEARING', 'ONLINE_FORM', 'FORUM', 'SURVEY', 'SOCIAL', 'EMAIL'] as const),
  ...(['WORKSHOP', 'HACKATHON', 'OTHER'] as const),
];
export const OGP_VALUES: Of<OgpValue> = [
  ...(['ACCESS_TO_INFORMATION', 'CIVIC_PARTICIPATION', 'PUBLIC_ACCOUNTABILITY', 'TECHNOLOGY'] as const),
];
export const MEASURABILITIES: Of<Measurability> = [
  ...(['DATASET', 'DOCUMENT', 'SERVICE', 'EVENT', 'ORGANISATIONAL', 'ADVOCACY'] as const),
];
export const DUE_BASES: Of<NonNullable<Commitment['dueBasis']>> = ['SIGNED', 'EFFECTIVE', 'STATED'];
export const RELATIONS: Named<Commitment['related'][number], 'kind'> = [
  ...(['SUPERSEDES', 'CARRIED_FORWARD', 'PART_OF', 'DUPLICATES'] as const),
];
export const COMPLETION_STATUSES: Of<CompletionStatus> = [
  ...(['NOT_STARTED', 'LIMITED', 'SUBSTANTIAL', 'COMPLETE', 'WITHDRAWN', 'NO_EVIDENCE'] as const),
];
export const LINK_KINDS: Named<EvidenceLink, 'kind'> = ['DATASET', 'DOCUMENT', 'PAGE', 'CODE', 'MEDIA'];
export const AUTHOR_ROLES: Of<AuthorRole> = ['CITY', 'CIVIL_SOCIETY', 'REVIEWER', 'PUBLIC'];
export const SCHEMES: Named<Assessment, 'scheme'> = ['ogp-irm-2012', 'ogp-irm-2014', 'ogp-irm-2020'];
