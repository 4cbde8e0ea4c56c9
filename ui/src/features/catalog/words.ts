import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLocaleId } from "@/i18n";

/** The language of catalog texts for the language on the screen. */
export function useCatalogLanguage(): string {
  return useLocaleId() === "es" ? "es" : "en";
}

/** What sort of thing an entry is. A kind of a later catalog is shown without a word. */
export const KIND_WORDS: Readonly<Partial<Record<string, MessageDescriptor>>> = {
  function: msg({ id: "catalog.kind.function", message: "Function" }),
  category: msg({ id: "catalog.kind.category", message: "Category" }),
  subcategory: msg({ id: "catalog.kind.subcategory", message: "Subcategory" }),
  characteristic: msg({ id: "catalog.kind.characteristic", message: "Characteristic" }),
  tension: msg({ id: "catalog.kind.tension", message: "Tension" }),
  combination: msg({ id: "catalog.kind.combination", message: "Bad mix" }),
  gai_risk: msg({ id: "catalog.kind.gai_risk", message: "Risk of generative AI" }),
  gai_action: msg({ id: "catalog.kind.gai_action", message: "Suggested action" }),
  question: msg({ id: "catalog.kind.question", message: "Question of a full answer" }),
  ask: msg({ id: "catalog.kind.ask", message: "Something to ask for" }),
  harm_category: msg({ id: "catalog.kind.harm_category", message: "Whom harm hits" }),
  harm_example: msg({ id: "catalog.kind.harm_example", message: "Example of harm" }),
  actor: msg({ id: "catalog.kind.actor", message: "Who takes part" }),
  dimension: msg({ id: "catalog.kind.dimension", message: "Side of a system" }),
  lifecycle_stage: msg({ id: "catalog.kind.lifecycle_stage", message: "Stage in the life of a system" }),
  incident_field: msg({ id: "catalog.kind.incident_field", message: "Fact of an incident report" }),
  legal_handle: msg({ id: "catalog.kind.legal_handle", message: "Right to check" }),
  harm_type: msg({ id: "catalog.kind.harm_type", message: "Type of harm" }),
  harm_theme: msg({ id: "catalog.kind.harm_theme", message: "Group of harms" }),
  harm_level: msg({ id: "catalog.kind.harm_level", message: "How far harm has come" }),
  severity: msg({ id: "catalog.kind.severity", message: "How grave it is" }),
  taxonomy_field: msg({ id: "catalog.kind.taxonomy_field", message: "Field of a form" }),
  vulnerability: msg({ id: "catalog.kind.vulnerability", message: "Way to fail" }),
  risk_domain: msg({ id: "catalog.kind.risk_domain", message: "Group of risks" }),
  risk_subdomain: msg({ id: "catalog.kind.risk_subdomain", message: "Risk" }),
  principle: msg({ id: "catalog.kind.principle", message: "Principle" }),
  article: msg({ id: "catalog.kind.article", message: "Article of a law" }),
  causal_axis: msg({ id: "catalog.kind.causal_axis", message: "Question about the cause" }),
  causal_value: msg({ id: "catalog.kind.causal_value", message: "Answer about the cause" }),
};

/** On whose word a crosswalk stands. */
export const AUTHORITY_WORDS: Readonly<Partial<Record<string, MessageDescriptor>>> = {
  nist: msg({ id: "catalog.authority.nist", message: "NIST wrote it" }),
  nist_listed: msg({ id: "catalog.authority.nist_listed", message: "Others wrote it; NIST lists it and does not vouch for it" }),
  third_party: msg({ id: "catalog.authority.third_party", message: "Others wrote it" }),
  our_inference: msg({ id: "catalog.authority.our_inference", message: "Our inference" }),
};

/** Further facts of some entries, by their name in the data. */
export const FACT_WORDS: Readonly<Partial<Record<string, MessageDescriptor>>> = {
  jurisdiction: msg({ id: "catalog.fact.jurisdiction", message: "Where it counts" }),
  instrument: msg({ id: "catalog.fact.instrument", message: "Law or rule" }),
  article: msg({ id: "catalog.fact.article", message: "Article" }),
  as_of: msg({ id: "catalog.fact.as_of", message: "As of" }),
  status: msg({ id: "catalog.fact.status", message: "State" }),
  source: msg({ id: "catalog.fact.source", message: "Where it stands" }),
  domain: msg({ id: "catalog.fact.domain", message: "Field" }),
  level: msg({ id: "catalog.fact.level", message: "Level" }),
  name: msg({ id: "catalog.fact.name", message: "Name there" }),
  type: msg({ id: "catalog.fact.type", message: "Type" }),
  group: msg({ id: "catalog.fact.group", message: "Group" }),
  role: msg({ id: "catalog.fact.role", message: "Part they have" }),
  dimension: msg({ id: "catalog.fact.dimension", message: "Side of the system" }),
  representative_actors: msg({ id: "catalog.fact.actors", message: "Who does it" }),
  satisfied_by: msg({ id: "catalog.fact.satisfied_by", message: "Where Recourse writes it down" }),
  permitted_values: msg({ id: "catalog.fact.values", message: "What may stand there" }),
  anomaly: msg({ id: "catalog.fact.anomaly", message: "A slip in the source" }),
};

/** Bodies of knowledge by their key. Names of documents are the same in every language. */
export const FRAMEWORK_NAMES: Readonly<Partial<Record<string, string>>> = {
  "nist-ai-rmf": "NIST AI RMF",
  "nist-ai-600-1": "NIST AI 600-1",
  recourse: "Recourse",
  "cset-v1": "CSET AI Harm Taxonomy",
  "mit-ai-risk-repository": "MIT AI Risk Repository",
  "oecd-ai-incidents": "OECD, AI incidents and hazards",
  "shelby-2023": "Shelby et al. 2023",
  "avid-sep": "AVID SEP",
  "eu-ai-act": "EU AI Act",
  "oecd-ai-principles": "OECD AI Principles",
  "ai-bill-of-rights": "AI Bill of Rights",
  "ai-verify": "AI Verify",
};

/** The code people look an entry up by, such as MEASURE 2.11; empty where the id is only a name for machines. */
export function codeOf({ id, code }: { id: string; code: string }): string {
  const readable = (text: string): boolean => /\d/.test(text) && text === text.toUpperCase();
  if (readable(id) || /^(GOVERN|MAP|MEASURE|MANAGE)$/.test(id) || id.startsWith("Art. ")) return id;
  return readable(code) ? code : "";
}

/** Why a file is no playbook export, by the reason that comes with the error. */
export const REFUSED_WORDS: Readonly<Partial<Record<string, MessageDescriptor>>> = {
  too_large: msg({ id: "catalog.refused.too_large", message: "The file is larger than any export." }),
  not_json: msg({ id: "catalog.refused.not_json", message: "The file is not whole: reading stops in line {line}." }),
  not_a_list: msg({ id: "catalog.refused.not_a_list", message: "The file does not hold a list of subcategories." }),
  wrong_shape: msg({ id: "catalog.refused.wrong_shape", message: "Item {item} of the file lacks a part, or has something else in it." }),
  unknown_subcategory: msg({ id: "catalog.refused.unknown_subcategory", message: "The file speaks of {id}, which is no subcategory." }),
  twice: msg({ id: "catalog.refused.twice", message: "The file holds {id} twice." }),
  missing: msg({ id: "catalog.refused.missing", message: "Subcategories are missing from the file: {count}." }),
  unreadable: msg({ id: "catalog.refused.unreadable", message: "The file cannot be read." }),
};
