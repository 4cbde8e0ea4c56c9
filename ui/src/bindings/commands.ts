// Written by recourse-api from its command list. Do not edit: `./dev test` compares it with the list.

export type Acknowledgement = { 
/**
 * When the challenge came in.
 */
received_at: string | null, 
/**
 * The SHA-256 of its packet.json.
 */
packet_sha256: string, 
/**
 * Whether its signature was good.
 */
signature_verified: boolean, 
/**
 * The organization's own reference.
 */
case_ref: string, 
/**
 * Which role to write to.
 */
contact_role: string, 
/**
 * By when there will be news.
 */
next_update_by: string | null, };
export type AddDropped = { 
/**
 * The case; nothing begins a new one.
 */
case_id: CaseId | null, 
/**
 * The harm they support, if any.
 */
harm_id: HarmId | null, 
/**
 * The tokens of the dropped files.
 */
tokens: Array<string>, 
/**
 * The job.
 */
job: string, };
export type AddEvidence = { 
/**
 * The case; nothing begins a new one.
 */
case_id: CaseId | null, 
/**
 * The harm they support, if any.
 */
harm_id: HarmId | null, 
/**
 * The job.
 */
job: string, };
export type AddedEvidence = { 
/**
 * The case they are in; nothing if no file was chosen.
 */
case_id: CaseId | null, 
/**
 * The new pieces.
 */
added: Array<Evidence>, 
/**
 * The others.
 */
not_added: Array<NotAdded>, };
export type Affected = { 
/**
 * What they are to the system: applicants, workers, neighbours.
 */
category: string, 
/**
 * Which group.
 */
group: string, 
/**
 * Protected grounds that may play a part.
 */
protected_basis: Array<string>, 
/**
 * How many, if known.
 */
count: number | null, };
export type AnswerParts = { 
/**
 * Tests that were run.
 */
tests: boolean, 
/**
 * What failed, or how failure was looked for.
 */
failures: boolean, 
/**
 * Who reviewed.
 */
reviewer: boolean, 
/**
 * A change in use. Shown beside the others and never implied by them.
 */
change: boolean, };
export type AnswerView = { 
/**
 * The ask as it was signed.
 */
ask: AskItem, 
/**
 * How the other side will see it today.
 */
state: LedgerState, 
/**
 * Which parts it names.
 */
parts: AnswerParts, 
/**
 * Words in it that only claim to follow a framework.
 */
framework_claim: string | null, };
export type AppError = { 
/**
 * The stable code.
 */
code: ErrorCode, 
/**
 * Facts to put into the sentence: a number, a limit, a file's own short name. Never content, never a path.
 */
params: { [key in string]: string }, 
/**
 * Eight hex digits by chance. There is no log: only for an error inside the program (`app.internal`) one line with
 * this number, the time and the code goes to the program's standard error, where a person who asks for help may
 * find it. It says nothing about what was done.
 */
incident: string, };
export type AppState = { 
/**
 * `none`: no vault is known; `locked`; `open`.
 */
status: VaultStatus, 
/**
 * The vault's folder name, without the path to it.
 */
folder_name: string | null, 
/**
 * Settings of the open vault.
 */
settings: VaultSettings | null, 
/**
 * The recovery sheet of the open vault.
 */
recovery: RecoveryState | null, 
/**
 * Whether the logs that may only be added to are as this program left them.
 */
integrity_ok: boolean, 
/**
 * How the window looks.
 */
preferences: Preferences, 
/**
 * The program's version.
 */
version: string, };
export type Appeal = { 
/**
 * The way.
 */
route: string, 
/**
 * Until when.
 */
until: string | null, 
/**
 * Whether somebody independent decides.
 */
independent: boolean | null, };
export type Ask = { 
/**
 * Its id; the same in the packet.
 */
id: AskId, 
/**
 * The challenge it belongs to.
 */
challenge_id: ChallengeId, 
/**
 * Its place, from 1.
 */
position: number, 
/**
 * What is asked for.
 */
ask_type: AskType | null, 
/**
 * The claims it rests on, by their harms.
 */
harms: Array<HarmId>, 
/**
 * The ask in words.
 */
text: string, 
/**
 * By when.
 */
due: string | null, 
/**
 * What it rests on in law.
 */
basis: Array<LawRef>, 
/**
 * How much it matters.
 */
priority: Priority | null, 
/**
 * What would do instead.
 */
acceptable_alternatives: string, };
export type AskAnswer = { 
/**
 * The ask.
 */
ask: AskId, 
/**
 * The outcome.
 */
outcome: AskOutcome | null, 
/**
 * The answer in words.
 */
text: string, 
/**
 * Why it is refused or done only in part.
 */
reason: string, 
/**
 * The tests it rests on.
 */
tests: Array<TestId>, 
/**
 * What failed; if nothing did, how it was looked for.
 */
what_failed: string, 
/**
 * Who reviewed it.
 */
reviewer: Reviewer, 
/**
 * What changed in use because of it.
 */
change: string, 
/**
 * When it was done.
 */
done_at: string | null, 
/**
 * By when it will be done.
 */
due: string | null, 
/**
 * Which role owns it.
 */
owner_role: string, 
/**
 * What proves it: paths in the packet, or words.
 */
proof: Array<string>, 
/**
 * Where to go with a refusal of this ask.
 */
appeal: string, };
export type AskId = string;
export type AskItem = { 
/**
 * Its id.
 */
id: AskId, 
/**
 * Its number in the packet, from 1.
 */
number: number, 
/**
 * What is asked for.
 */
ask_type: AskType | null, 
/**
 * The claims it rests on.
 */
claims: Array<ClaimId>, 
/**
 * The ask in words.
 */
text: string, 
/**
 * By when.
 */
due: string | null, 
/**
 * What it rests on in law.
 */
basis: Array<LawRef>, 
/**
 * How much it matters.
 */
priority: Priority | null, 
/**
 * What would do instead.
 */
acceptable_alternatives: string, };
export type AskOutcome = "granted" | "partly_granted" | "refused" | "later" | "no_answer";
export type AskRef = { 
/**
 * Its id.
 */
ask_id: AskId, };
export type AskType = "explain" | "correct_data" | "human_review" | "reverse_decision" | "pause" | "stop" | "run_test" | "disclose" | "compensate" | "notify_people" | "change_policy" | "independent_review" | "monitor" | "apologise";
export type Blocker = { 
/**
 * A stable name, to settle it by.
 */
key: string, 
/**
 * What it is.
 */
kind: BlockerKind, 
/**
 * The harm it is about.
 */
harm_id: HarmId | null, 
/**
 * The evidence it is about.
 */
evidence_id: EvidenceId | null, 
/**
 * The person it is about.
 */
person_id: PersonId | null, 
/**
 * The recipient it is about.
 */
recipient_id: RecipientId | null, 
/**
 * The organization that is known under the same name with another key.
 */
other_recipient_id: RecipientId | null, 
/**
 * The ask it is about.
 */
ask_id: AskId | null, 
/**
 * What to call the thing: `E7`, a pseudonym, a name.
 */
label: string, 
/**
 * More of it: a title, or what must be left out.
 */
detail: string, 
/**
 * The ways out. One of them is always to leave it out, where it can be left out.
 */
ways: Array<BlockerWay>, };
export type BlockerKind = "no_claims" | "ask_empty" | "ask_on_held_story" | "claim_untitled" | "title_tells_story" | "nobody_named" | "own_words" | "no_recipient" | "key_unchecked" | "key_revoked" | "key_changed" | "nothing_new" | "consent_not_asked" | "consent_refused" | "consent_withdrawn" | "consent_expired" | "consent_without" | "shows_place" | "shows_other" | "not_checked" | "evidence_private" | "evidence_too_large";
export type BlockerWay = "leave_out" | "record_consent" | "use_cleaned_copy" | "include_as_is" | "compare_words" | "use_other_key" | "fill";
export type Case = { 
/**
 * Its id.
 */
id: CaseId, 
/**
 * Its title.
 */
title: string, 
/**
 * What it is about.
 */
summary: string, 
/**
 * The system, when somebody has named one.
 */
system_id: SystemId | null, 
/**
 * Whether it is being worked on.
 */
status: CaseStatus | null, 
/**
 * The language people write in here (BCP 47).
 */
language: string, 
/**
 * When it was begun.
 */
created_at: string, 
/**
 * When it was last changed.
 */
updated_at: string, };
export type CaseId = string;
export type CaseRef = { 
/**
 * Its id.
 */
case_id: CaseId, };
export type CaseRow = { 
/**
 * The case.
 */
case: Case, 
/**
 * The strongest state of its harms in each characteristic.
 */
strip: Strip, 
/**
 * How many harms it has.
 */
harms: number, 
/**
 * How many pieces of evidence.
 */
evidence: number, };
export type CaseRows = { 
/**
 * Newest change first.
 */
rows: Array<CaseRow>, };
export type CaseStatus = "open" | "waiting" | "closed";
export type CaseSummary = { 
/**
 * Its title.
 */
title: string, 
/**
 * In a few sentences.
 */
summary: string, };
export type CaseView = { 
/**
 * The case.
 */
case: Case, 
/**
 * The system, if anyone named one.
 */
system: System | null, 
/**
 * Its harms, in order.
 */
harms: Array<HarmRow>, 
/**
 * Its evidence, in order.
 */
evidence: Array<EvidenceRow>, 
/**
 * The people in it.
 */
people: Array<PersonRow>, 
/**
 * Its challenges.
 */
challenges: Array<ChallengeRow>, 
/**
 * The strip of the whole case.
 */
strip: Strip, };
export type CatalogBooks = { 
/**
 * The sources.
 */
sources: Array<CatalogSource>, 
/**
 * Documents worth knowing about.
 */
pointers: Array<CatalogPointer>, 
/**
 * The attached playbook export.
 */
playbook: PlaybookState | null, };
export type CatalogCrossing = { 
/**
 * The crosswalk's id.
 */
id: string, 
/**
 * What it joins.
 */
title: string, 
/**
 * On whose word it stands: `nist`, `nist_listed`, `third_party`, `our_inference`.
 */
authority: string, 
/**
 * Who wrote it.
 */
provider: string, 
/**
 * When, as far as is known.
 */
published: string, 
/**
 * The document it was read from.
 */
document: string, 
/**
 * What to be careful about.
 */
warning: string, 
/**
 * The other ends.
 */
ends: Array<CatalogEnd>, };
export type CatalogEnd = { 
/**
 * The framework.
 */
framework: string, 
/**
 * The id, exactly as the crosswalk has it.
 */
id: string, 
/**
 * Its title, where the catalog holds the framework.
 */
title: string, 
/**
 * The entry to open, where there is one.
 */
entry: FrameworkRef | null, };
export type CatalogEntries = { 
/**
 * In official order, or best first for a search.
 */
entries: Array<CatalogItem>, };
export type CatalogFact = { 
/**
 * Its name in the data.
 */
name: string, 
/**
 * What it says.
 */
lines: Array<string>, };
export type CatalogFound = { 
/**
 * What the words are a name for. One is meant; among several the person has to be asked.
 */
meant: Array<CatalogRow>, 
/**
 * What to tell about the name.
 */
note: string, 
/**
 * Every entry that fits, best first.
 */
rows: Array<CatalogRow>, };
export type CatalogItem = { 
/**
 * The framework.
 */
framework: string, 
/**
 * Its edition.
 */
edition: string, 
/**
 * `function`, `category`, `subcategory`, `characteristic`, `tension`, `gai_risk`, `question`.
 */
kind: string, 
/**
 * Its id.
 */
id: string, 
/**
 * Its title in plain words.
 */
title: string, 
/**
 * The framework's own name of a characteristic or risk, otherwise empty.
 */
name: string, 
/**
 * What it means.
 */
about: string, 
/**
 * Signs that it was harmed, for characteristics.
 */
signs: Array<string>, 
/**
 * Ids of related entries.
 */
related: Array<string>, };
export type CatalogLinked = { 
/**
 * The entry.
 */
row: CatalogRow, 
/**
 * `source`: the source prints the link; `our_inference`: we drew it.
 */
basis: string, };
export type CatalogPage = { 
/**
 * The entry.
 */
row: CatalogRow, 
/**
 * Where it stands in its source.
 */
section: string, 
/**
 * What it means.
 */
explanation: string, 
/**
 * Signs that it was harmed.
 */
signs: Array<string>, 
/**
 * Examples from daily life.
 */
examples: Array<string>, 
/**
 * What a person can ask the organization.
 */
asks: Array<string>, 
/**
 * What a real answer contains.
 */
answers: Array<string>, 
/**
 * Which evidence helps.
 */
helps: Array<string>, 
/**
 * Further facts.
 */
facts: Array<CatalogFact>, 
/**
 * The entries above it, the outermost first.
 */
above: Array<CatalogRow>, 
/**
 * The entries one step down.
 */
children: Array<CatalogRow>, 
/**
 * Actions of the generative-AI profile.
 */
actions: Array<CatalogLinked>, 
/**
 * Laws and rules to check.
 */
legal: Array<CatalogLinked>, 
/**
 * Every other linked entry.
 */
related: Array<CatalogLinked>, 
/**
 * What crosswalks pair it with.
 */
crosswalks: Array<CatalogCrossing>, 
/**
 * What other documents add.
 */
supplements: Array<CatalogSupplement>, 
/**
 * Where the facts come from.
 */
source: CatalogSource, 
/**
 * What the attached playbook export says.
 */
official: OfficialText | null, };
export type CatalogPointer = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it is.
 */
title: string, 
/**
 * Who wrote it.
 */
provider: string, 
/**
 * Its name or address.
 */
document: string, 
/**
 * When it was published, as far as is known.
 */
published: string, 
/**
 * The day on which this was so.
 */
as_of: string, 
/**
 * Why there are no relations, or what to be careful about.
 */
warning: string, };
export type CatalogRow = { 
/**
 * The framework.
 */
framework: string, 
/**
 * Its edition.
 */
edition: string, 
/**
 * What kind of entry it is.
 */
kind: string, 
/**
 * Its id.
 */
id: string, 
/**
 * Its short plain title.
 */
title: string, 
/**
 * One plain line or question more.
 */
line: string, 
/**
 * The source's own name for it.
 */
name: string, 
/**
 * Its short official code.
 */
code: string, 
/**
 * The id one step up.
 */
parent: string, };
export type CatalogRows = { 
/**
 * In official order.
 */
rows: Array<CatalogRow>, };
export type CatalogSource = { 
/**
 * The framework.
 */
framework: string, 
/**
 * Its edition.
 */
edition: string, 
/**
 * What this part of the catalog holds.
 */
title: string, 
/**
 * The document the facts were read from.
 */
document: string, 
/**
 * The day it was published.
 */
published: string, 
/**
 * The day it was read.
 */
read: string, 
/**
 * What may be done with the facts and with our words.
 */
licence: string, };
export type CatalogSuggestion = { 
/**
 * The entry.
 */
row: CatalogRow, 
/**
 * The answers, as sentences.
 */
because: Array<string>, 
/**
 * Whether it fits well enough to be shown first.
 */
likely: boolean, };
export type CatalogSuggestions = { 
/**
 * Entries of every kind, strongest first.
 */
entries: Array<CatalogSuggestion>, 
/**
 * What the person may want to ask for, strongest first.
 */
asks: Array<CatalogSuggestion>, };
export type CatalogSupplement = { 
/**
 * What the document is.
 */
title: string, 
/**
 * Its name.
 */
document: string, 
/**
 * Who acts, by the document's own labels.
 */
actors: Array<string>, 
/**
 * What it is about, by the document's own labels.
 */
topics: Array<string>, 
/**
 * Questions for an organization's own records, in our words.
 */
documents: Array<string>, };
export type CausalLink = "clear" | "likely" | "possible" | "unknown";
export type Challenge = { 
/**
 * Its id in this vault.
 */
id: ChallengeId, 
/**
 * The case it comes from.
 */
case_id: CaseId, 
/**
 * Its title.
 */
title: string, 
/**
 * The harms that go as claims, in order.
 */
claims: Array<ClaimChoice>, 
/**
 * The evidence that goes.
 */
evidence: Array<EvidenceId>, 
/**
 * Evidence that is named but kept back: it goes as a commitment, with the reason.
 */
withheld: Array<WithheldChoice>, 
/**
 * Who gets it.
 */
recipients: Array<RecipientId>, 
/**
 * By when.
 */
deadlines: Deadlines, 
/**
 * What is meant to be made public.
 */
disclosure: Disclosure, 
/**
 * Who else gets a copy, in words.
 */
copies_to: Array<string>, 
/**
 * What was left out or covered, and why.
 */
redaction_notes: string, 
/**
 * How far it may be passed on.
 */
sharing: Sharing, 
/**
 * How the sender appears.
 */
sender_mode: SenderMode | null, 
/**
 * The name the sender appears under.
 */
sender_display: string, 
/**
 * How far the moment of sealing is rounded.
 */
rounding: Rounding | null, 
/**
 * The sealed challenge that this is an update to. Nothing for a challenge of its own.
 */
follows: ChallengeId | null, 
/**
 * In an update: what is new, in words.
 */
text: string, 
/**
 * In an update: claims of the thread that are taken back.
 */
withdrawn_claims: Array<ClaimId>, 
/**
 * In an update: asks of the thread that are taken back.
 */
withdrawn_asks: Array<AskId>, 
/**
 * The thread that it began, once sealed. An update has none of its own.
 */
thread_id: ThreadId | null, 
/**
 * When it was sealed.
 */
sealed_at: string | null, 
/**
 * When it was begun.
 */
created_at: string, 
/**
 * When it was last changed.
 */
updated_at: string, };
export type ChallengeBody = { 
/**
 * Its title.
 */
title: string, 
/**
 * The case it comes from.
 */
case: CaseSummary, 
/**
 * The system it is about, as far as it is known.
 */
system: SystemFacts | null, 
/**
 * What is alleged.
 */
claims: Array<ClaimItem>, 
/**
 * Who tells it.
 */
people: Array<PersonItem>, 
/**
 * What is asked for.
 */
asks: Array<AskItem>, 
/**
 * By when.
 */
deadlines: Deadlines, 
/**
 * What is meant to be made public.
 */
disclosure: Disclosure, 
/**
 * Who else gets a copy.
 */
copies_to: Array<string>, 
/**
 * What was left out or covered, and why.
 */
redaction_notes: string, 
/**
 * How far it may be passed on.
 */
sharing: Sharing, };
export type ChallengeId = string;
export type ChallengeRef = { 
/**
 * Its id.
 */
challenge_id: ChallengeId, };
export type ChallengeRow = { 
/**
 * The challenge.
 */
challenge: Challenge, 
/**
 * The names of those who get it.
 */
recipients: Array<string>, 
/**
 * How many asks it has.
 */
asks: number, };
export type ChallengeView = { 
/**
 * The challenge.
 */
challenge: Challenge, 
/**
 * The case's title.
 */
case_title: string, 
/**
 * Its asks, in order.
 */
asks: Array<Ask>, 
/**
 * The harms of the case.
 */
harms: Array<HarmRow>, 
/**
 * The evidence of the case.
 */
evidence: Array<EvidenceRow>, 
/**
 * Organizations it may go to.
 */
recipients: Array<RecipientView>, 
/**
 * What must be settled.
 */
blockers: Array<Blocker>, 
/**
 * What goes.
 */
goes: Goes, 
/**
 * What stays.
 */
stays: Stays, 
/**
 * Exactly what the recipient will see: the body that will be sealed.
 */
preview: ChallengeBody, 
/**
 * What else goes, if it is an update.
 */
update: UpdatePreview | null, 
/**
 * What went before it, if it is an update.
 */
earlier: EarlierView | null, 
/**
 * The files that will be sealed.
 */
files: Array<PreviewFile>, 
/**
 * The twelve words of the key it will be signed with, if that key is there already.
 */
our_words: Array<string>, 
/**
 * About how large the packet will be, in bytes.
 */
estimated_bytes: number, 
/**
 * Whether this is sealed already.
 */
sealed: boolean, };
export type ChangeKind = "none" | "limited" | "paused" | "modified" | "rolled_back" | "decommissioned";
export type ChangePassphrase = { 
/**
 * The old one.
 */
old: string, 
/**
 * The new one.
 */
new: string, };
export type Characteristic = "valid_and_reliable" | "safe" | "secure_and_resilient" | "accountable_and_transparent" | "explainable_and_interpretable" | "privacy_enhanced" | "fair_with_harmful_bias_managed";
export type CharacteristicNote = { 
/**
 * The harm.
 */
harm_id: HarmId, 
/**
 * The characteristic.
 */
characteristic: Characteristic | null, 
/**
 * What was said.
 */
state: CharacteristicState | null, 
/**
 * Why.
 */
rationale: string, 
/**
 * What shows it.
 */
evidence: Array<EvidenceId>, 
/**
 * When it was last changed.
 */
updated_at: string, };
export type CharacteristicState = "harmed" | "in_tension" | "not_sure" | "not_affected";
export type ChooseFolder = { 
/**
 * Whether a new vault is to be made there.
 */
for_new: boolean, };
export type ChosenFolder = { 
/**
 * Stands for the folder in `create_vault`; nothing if the person closed the dialog.
 */
token: string | null, 
/**
 * The folder's name.
 */
name: string, 
/**
 * Whether there is a vault in it.
 */
has_vault: boolean, };
export type ClaimCharacteristic = { 
/**
 * The characteristic.
 */
characteristic: Characteristic, 
/**
 * What was said.
 */
state: CharacteristicState, 
/**
 * Why.
 */
rationale: string, 
/**
 * What shows it: files of this packet.
 */
evidence: Array<string>, };
export type ClaimChoice = { 
/**
 * The harm.
 */
harm_id: HarmId, 
/**
 * The id of its outward form.
 */
claim_id: ClaimId, 
/**
 * Whether the person's own words go with it.
 */
include_own_words: boolean, };
export type ClaimId = string;
export type ClaimItem = { 
/**
 * Its id.
 */
id: ClaimId, 
/**
 * Its number in the packet, from 1.
 */
number: number, 
/**
 * What happened.
 */
facts: HarmFacts, 
/**
 * Who tells it: people of this packet.
 */
told_by: Array<string>, 
/**
 * What was said about the seven characteristics.
 */
characteristics: Array<ClaimCharacteristic>, 
/**
 * Which of them pull against each other.
 */
tensions: Array<ClaimTension>, 
/**
 * Links to the framework.
 */
mappings: Array<ClaimMapping>, 
/**
 * What supports it: files of this packet.
 */
evidence: Array<string>, };
export type ClaimMapping = { 
/**
 * The entry: framework, edition and id, never its text.
 */
target: FrameworkRef, 
/**
 * How they relate.
 */
relation: Relation | null, 
/**
 * Why.
 */
rationale: string, 
/**
 * What shows it: files of this packet.
 */
evidence: Array<string>, };
export type ClaimRow = { 
/**
 * Its number.
 */
number: number, 
/**
 * The claim.
 */
claim_id: ClaimId, 
/**
 * Its title.
 */
title: string, 
/**
 * What the documenting side says.
 */
theirs: Strip, 
/**
 * What the responding side says.
 */
own: Strip, 
/**
 * The decision.
 */
decision: Decision | null, 
/**
 * Its reasons.
 */
reasons: string, 
/**
 * What is done about the risk.
 */
treatment: Treatment | null, 
/**
 * What changed in use.
 */
deployment_change: DeploymentChange, 
/**
 * The tests.
 */
tests: Array<TestRun>, 
/**
 * Facts the other side disputes.
 */
disputed: Array<string>, 
/**
 * How bad the documenting side says it was.
 */
severity: Severity | null, 
/**
 * How bad the responding side says it was.
 */
severity_agreed: Severity | null, };
export type ClaimTension = { 
/**
 * One side.
 */
a: Characteristic, 
/**
 * The other side.
 */
b: Characteristic, 
/**
 * How they pull.
 */
how: string, };
export type Commitment = { 
/**
 * What is promised.
 */
text: string, 
/**
 * Which role owns it.
 */
owner_role: string, 
/**
 * By when.
 */
due: string | null, 
/**
 * How it stands.
 */
status: CommitmentStatus | null, };
export type CommitmentStatus = "planned" | "begun" | "done" | "dropped";
export type Confidence = "high" | "medium" | "low";
export type ConfirmRecovery = { 
/**
 * At least three.
 */
words: Array<TypedWord>, };
export type Consent = { 
/**
 * Its id.
 */
id: ConsentId, 
/**
 * Who was asked.
 */
person_id: PersonId, 
/**
 * What for.
 */
purpose: ConsentPurpose | null, 
/**
 * For which recipient; nobody in particular means any.
 */
recipient_id: RecipientId | null, 
/**
 * What they said.
 */
answer: ConsentAnswer | null, 
/**
 * What must be left out, if they said so.
 */
without: string, 
/**
 * When.
 */
given_at: string, 
/**
 * Until when it holds.
 */
expires_at: string | null, 
/**
 * When they took it back.
 */
withdrawn_at: string | null, 
/**
 * How the answer was recorded: in person, by letter …
 */
how_recorded: string, };
export type ConsentAnswer = "yes" | "yes_without" | "no";
export type ConsentId = string;
export type ConsentPurpose = "share" | "publish" | "contact" | "quote";
export type ConsentState = "may_share" | "without" | "not_asked" | "said_no" | "withdrawn" | "expired";
export type CountPrecision = "exact" | "at_least" | "estimate" | "unknown";
export type Counts = { 
/**
 * Open cases.
 */
cases: number, 
/**
 * Pieces of evidence.
 */
evidence: number, 
/**
 * People.
 */
people: number, 
/**
 * Sealed challenges.
 */
sent: number, 
/**
 * Answers nobody has looked at.
 */
new_answers: number, 
/**
 * Packets in quarantine.
 */
inbox_new: number, 
/**
 * Entries being worked on.
 */
reviews: number, 
/**
 * Responses being written.
 */
answers: number, 
/**
 * Lines of the decision log.
 */
log: number, };
export type CreateVault = { 
/**
 * The chosen folder; nothing takes the standard one.
 */
folder_token: string | null, 
/**
 * The passphrase.
 */
passphrase: string, 
/**
 * The name of the person or team; may be empty.
 */
name: string, 
/**
 * The desk it opens at.
 */
desk: Desk, };
export type Custody = { 
/**
 * Its id.
 */
id: CustodyId, 
/**
 * Its place in the log, from 1.
 */
number: number, 
/**
 * When.
 */
at: string, 
/**
 * Who: the vault's own name for its user.
 */
actor: string, 
/**
 * What was done: `added`, `opened`, `sealed`, `exported`, `removed` …
 */
action: string, 
/**
 * To which piece.
 */
evidence_id: EvidenceId, 
/**
 * The SHA-256 of the piece at that moment.
 */
sha256: string, 
/**
 * The hash of the line before.
 */
prev_hash: string, 
/**
 * The hash of this line.
 */
hash: string, };
export type CustodyId = string;
export type DateMark = { 
/**
 * What it stands for.
 */
kind: MarkKind, 
/**
 * Its day.
 */
date: string, 
/**
 * How many asks it is about; 0 where it is about none in particular.
 */
count: number, 
/**
 * How many days late it was, if it was.
 */
days_late: number | null, };
export type DeadlineSource = "agreed" | "law" | "requested";
export type Deadlines = { 
/**
 * To say that the challenge has arrived.
 */
acknowledge_by: string | null, 
/**
 * To decide.
 */
decide_by: string | null, 
/**
 * To have done everything.
 */
final_by: string | null, 
/**
 * Where these dates come from.
 */
source: DeadlineSource | null, };
export type Decision = "accepted" | "partly_accepted" | "rejected" | "need_information" | "duplicate" | "not_our_system";
export type DecisionEntry = { 
/**
 * Its id.
 */
id: DecisionId, 
/**
 * Its place in the log, from 1.
 */
number: number, 
/**
 * When.
 */
at: string, 
/**
 * Which role acted.
 */
actor_role: string, 
/**
 * What was done: `imported`, `decided`, `sealed_response` …
 */
act: string, 
/**
 * To what: an id of an entry, a claim, a packet.
 */
subject: string, 
/**
 * The entry of the register it belongs to, if any.
 */
entry_id: EntryId | null, 
/**
 * What was there before.
 */
before: string, 
/**
 * What is there now.
 */
after: string, 
/**
 * The hash of the line before.
 */
prev_hash: string, 
/**
 * The hash of this line.
 */
hash: string, };
export type DecisionId = string;
export type DecisionLog = { 
/**
 * Its lines, newest first.
 */
entries: Array<DecisionEntry>, 
/**
 * Whether it is unbroken.
 */
unbroken: boolean, };
export type DeploymentChange = { 
/**
 * What kind of change.
 */
kind: ChangeKind | null, 
/**
 * From which version.
 */
from_version: string, 
/**
 * To which version.
 */
to_version: string, 
/**
 * From which day.
 */
effective: string | null, 
/**
 * In words.
 */
words: string, };
export type Desk = "casebook" | "register";
export type Direction = "sent" | "received";
export type Disclosure = { 
/**
 * What is intended, in words.
 */
intent: string, 
/**
 * Not before this day.
 */
not_before: string | null, 
/**
 * Where it is or will be.
 */
links: Array<string>, };
export type DisputedFact = { 
/**
 * The claim.
 */
claim: ClaimId, 
/**
 * What is disputed, and how the organization sees it.
 */
words: string, };
export type DraftKind = "harm" | "challenge";
export type DraftRow = { 
/**
 * What.
 */
kind: DraftKind, 
/**
 * In which case.
 */
case_id: CaseId, 
/**
 * The harm, if it is one.
 */
harm_id: HarmId | null, 
/**
 * The challenge, if it is one.
 */
challenge_id: ChallengeId | null, 
/**
 * Its title; may be empty.
 */
title: string, 
/**
 * The question the person stopped at.
 */
step: number | null, 
/**
 * When it was last changed.
 */
updated_at: string, };
export type Dropped = { 
/**
 * The files that are no packets.
 */
files: Array<DroppedFile>, };
export type DroppedFile = { 
/**
 * Stands for it.
 */
token: string, 
/**
 * Its name, without the folder.
 */
name: string, };
export type EarlierView = { 
/**
 * The challenge that began it.
 */
challenge_id: ChallengeId, 
/**
 * The harms that went, with their outward ids.
 */
claims: Array<ClaimChoice>, 
/**
 * The pieces that went.
 */
evidence: Array<EvidenceId>, 
/**
 * The pieces that were kept back under a commitment.
 */
withheld: Array<EvidenceId>, 
/**
 * What was asked, as it stands.
 */
asked: ChallengeBody, };
export type Empty = Record<symbol, never>;
export type Entry = { 
/**
 * Its id.
 */
id: EntryId, 
/**
 * The packet.
 */
packet_id: PacketId, 
/**
 * Its thread.
 */
thread_id: ThreadId, 
/**
 * When it came in.
 */
received_at: string, 
/**
 * Who is looking after it, by role.
 */
owner: string, 
/**
 * The system in the organization's own inventory.
 */
inventory_system: string, 
/**
 * Where it stands.
 */
status: EntryStatus | null, 
/**
 * How bad the organization thinks it is.
 */
severity_own: Severity | null, 
/**
 * Entries it repeats.
 */
duplicates_of: Array<EntryId>, 
/**
 * The cluster it belongs to.
 */
cluster: string, 
/**
 * When it left quarantine, and by that was taken up.
 */
accepted_at: string | null, 
/**
 * When a receipt was sealed.
 */
receipt_at: string | null, 
/**
 * When it was last changed.
 */
updated_at: string, };
export type EntryId = string;
export type EntryRef = { 
/**
 * Its id.
 */
entry_id: EntryId, };
export type EntryStatus = "new" | "triage" | "mapping" | "measuring" | "managing" | "answered" | "closed";
export type EntryView = { 
/**
 * The entry.
 */
entry: Entry, 
/**
 * The packet.
 */
packet: PacketView, 
/**
 * The challenge as it was signed, with the updates to it.
 */
challenge: ChallengeBody, 
/**
 * The packet that each claim's words and files stand in, in the order of the claims.
 */
claims_from: Array<PacketId>, 
/**
 * The files of every packet of the thread.
 */
files: Array<PacketFile>, 
/**
 * Everything that was said in its thread.
 */
thread: ThreadView, 
/**
 * One worksheet per claim, in order.
 */
worksheets: Array<WorksheetView>, 
/**
 * The decision log of this entry, newest first.
 */
log: Array<DecisionEntry>, 
/**
 * How many lines the whole log has.
 */
log_length: number, 
/**
 * Whether the whole log is unbroken.
 */
chain_unbroken: boolean, 
/**
 * Whether a response was sealed and no further one is being written.
 */
answered: boolean, };
export type ErrorCode = "vault.wrong_passphrase" | "vault.wrong_recovery" | "vault.in_use" | "vault.too_new" | "vault.not_found" | "vault.exists" | "vault.damaged" | "vault.locked" | "vault.disk_full" | "vault.io" | "vault.weak_passphrase" | "record.not_found" | "record.invalid" | "log.broken" | "evidence.changed_while_reading" | "evidence.vanished" | "evidence.unreadable" | "evidence.not_a_file" | "evidence.too_large" | "evidence.damaged" | "packet.not_age" | "packet.header_too_large" | "packet.too_many_stanzas" | "packet.passphrase" | "packet.not_for_you" | "packet.damaged" | "packet.cut" | "packet.not_a_packet" | "packet.unknown_version" | "packet.unknown_kind" | "packet.invalid_json" | "packet.json_too_large" | "packet.json_too_deep" | "packet.inconsistent" | "packet.unsigned" | "packet.signature_malformed" | "packet.signature_wrong" | "packet.layout" | "packet.hash_mismatch" | "packet.padding" | "packet.too_many_files" | "packet.file_too_large" | "packet.too_large_for_disk" | "packet.duplicate" | "packet.unknown_thread" | "packet.not_the_sender" | "thread.closed" | "packet.write" | "packet.read" | "packet.not_named" | "packet.disk_full" | "key.invalid" | "card.invalid" | "timestamp.invalid" | "timestamp.other_packet" | "timestamp.authority" | "challenge.blocked" | "challenge.changed" | "challenge.empty" | "recipient.unchecked" | "sealed.already" | "decision.needs_reasons" | "desk.wrong_packet" | "catalog.unknown" | "catalog.playbook" | "app.cancelled" | "app.internal";
export type Evidence = { 
/**
 * Its id.
 */
id: EvidenceId, 
/**
 * The case it was added to.
 */
case_id: CaseId, 
/**
 * Its number in the case: the 3 of E3.
 */
number: number, 
/**
 * What it is called.
 */
title: string, 
/**
 * What it is.
 */
kind: EvidenceKind | null, 
/**
 * Its media type.
 */
media_type: string, 
/**
 * The name it had outside. Shown escaped, never used as a path.
 */
original_name: string, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * Its SHA-256.
 */
sha256: string, 
/**
 * When it was made.
 */
captured_at: string | null, 
/**
 * By whom, as people would say it.
 */
captured_by: string, 
/**
 * How: scanned, saved from a page, written down.
 */
method: string, 
/**
 * Where it came from.
 */
source_url: string, 
/**
 * The piece it was made from, if it is not an original.
 */
derived_from: EvidenceId | null, 
/**
 * What was done to make it.
 */
operation: Operation | null, 
/**
 * How carefully it must be handled.
 */
sensitivity: Sensitivity | null, 
/**
 * Who can be seen, heard or found through it.
 */
people: Array<PersonId>, 
/**
 * Which harms it supports.
 */
supports: Array<HarmId>, 
/**
 * What it does not show, or why it may be doubted.
 */
weaknesses: string, 
/**
 * Its text, if it was written out; searchable.
 */
transcript: string, 
/**
 * When it was added.
 */
created_at: string, 
/**
 * When this was last changed.
 */
updated_at: string, };
export type EvidenceId = string;
export type EvidenceKind = "file" | "transcript" | "decision_letter" | "screenshot" | "correspondence" | "dataset" | "web_capture" | "testimony" | "other";
export type EvidenceRef = { 
/**
 * Its id.
 */
evidence_id: EvidenceId, };
export type EvidenceRow = { 
/**
 * The piece.
 */
evidence: Evidence, 
/**
 * The harms it supports, by number.
 */
harms: Array<number>, 
/**
 * The pseudonyms of the people in it.
 */
people: Array<string>, 
/**
 * What the file says about itself.
 */
hidden: HiddenData, 
/**
 * A cleaned copy of it, if there is one.
 */
cleaned_copy: EvidenceId | null, };
export type EvidenceRows = { 
/**
 * Newest first.
 */
rows: Array<EvidenceRow>, };
export type EvidenceView = { 
/**
 * The piece.
 */
row: EvidenceRow, 
/**
 * Its custody log.
 */
custody: Array<Custody>, 
/**
 * Whether the whole custody log is unbroken.
 */
chain_unbroken: boolean, };
export type FollowUpDrafts = { 
/**
 * The reply.
 */
rejoinder: RejoinderDraft, 
/**
 * The taking back.
 */
withdrawal: WithdrawalDraft, };
export type FollowUps = { 
/**
 * What is being written.
 */
drafts: FollowUpDrafts, 
/**
 * The update that is being composed, if one is.
 */
update: ChallengeId | null, 
/**
 * Whether anything more can be put into the thread.
 */
open: boolean, 
/**
 * What must be settled about keys first.
 */
blockers: Array<Blocker>, 
/**
 * Asked beside answered.
 */
ledger: LedgerView, };
export type FrameworkRef = { 
/**
 * The framework, such as `nist-ai-rmf`.
 */
framework: string, 
/**
 * Its edition, such as `1.0`.
 */
edition: string, 
/**
 * The id inside it, such as `MEASURE 2.11`.
 */
id: string, };
export type Goes = { 
/**
 * Claims.
 */
claims: number, 
/**
 * The pseudonyms under which stories are told.
 */
pseudonyms: Array<string>, 
/**
 * Pieces of evidence that go.
 */
evidence: number, 
/**
 * Pieces of evidence in the case.
 */
evidence_total: number, 
/**
 * Asks.
 */
asks: number, 
/**
 * Claims that go with the person's own words.
 */
own_words: number, };
export type GovernNote = { 
/**
 * The subcategory it touches.
 */
subcategory: string, 
/**
 * What changed.
 */
what_changed: string, };
export type Harm = { 
/**
 * Its id.
 */
id: HarmId, 
/**
 * The case it belongs to.
 */
case_id: CaseId, 
/**
 * Whose story it is. Pseudonyms; a claim names them only where consent allows.
 */
people: Array<PersonId>, 
/**
 * Notes for this vault alone.
 */
private_notes: string, 
/**
 * The guided question the person stopped at; nothing once finished.
 */
draft_step: number | null, 
/**
 * When it was begun.
 */
created_at: string, 
/**
 * When it was last changed.
 */
updated_at: string, 
/**
 * A short name.
 */
title: string, 
/**
 * What kind of thing happened.
 */
kind: HarmKind | null, 
/**
 * When.
 */
occurred: Occurred, 
/**
 * When somebody first knew.
 */
first_known: string | null, 
/**
 * Whether it still goes on.
 */
ongoing: boolean | null, 
/**
 * Where.
 */
places: Array<string>, 
/**
 * What happened.
 */
what_happened: string, 
/**
 * What should have happened.
 */
expected: string, 
/**
 * What the system did instead.
 */
actual: string, 
/**
 * What part the system played.
 */
ai_role: string, 
/**
 * How clear that is.
 */
causal_link: CausalLink | null, 
/**
 * How bad it was.
 */
severity: Severity | null, 
/**
 * How likely it is to happen again.
 */
likelihood: Likelihood | null, 
/**
 * Whether it can be put right.
 */
reversibility: Reversibility | null, 
/**
 * How many people.
 */
scale: Scale, 
/**
 * What else was counted.
 */
quantities: Array<Quantity>, 
/**
 * Who was affected.
 */
affected: Array<Affected>, 
/**
 * Codes of harm taxonomies.
 */
harm_types: Array<HarmType>, 
/**
 * Rights that people name.
 */
rights: Array<string>, 
/**
 * Laws that people name.
 */
laws: Array<LawRef>, 
/**
 * How to make it happen again.
 */
reproduce: Reproduce, 
/**
 * Earlier tries to be heard.
 */
prior_contacts: Array<PriorContact>, 
/**
 * Others like it.
 */
similar_incidents: Array<string>, 
/**
 * How sure the recording person is.
 */
confidence: Confidence | null, 
/**
 * In the person's own words.
 */
own_words: string, };
export type HarmFacts = { 
/**
 * A short name.
 */
title: string, 
/**
 * What kind of thing happened.
 */
kind: HarmKind | null, 
/**
 * When.
 */
occurred: Occurred, 
/**
 * When somebody first knew.
 */
first_known: string | null, 
/**
 * Whether it still goes on.
 */
ongoing: boolean | null, 
/**
 * Where.
 */
places: Array<string>, 
/**
 * What happened.
 */
what_happened: string, 
/**
 * What should have happened.
 */
expected: string, 
/**
 * What the system did instead.
 */
actual: string, 
/**
 * What part the system played.
 */
ai_role: string, 
/**
 * How clear that is.
 */
causal_link: CausalLink | null, 
/**
 * How bad it was.
 */
severity: Severity | null, 
/**
 * How likely it is to happen again.
 */
likelihood: Likelihood | null, 
/**
 * Whether it can be put right.
 */
reversibility: Reversibility | null, 
/**
 * How many people.
 */
scale: Scale, 
/**
 * What else was counted.
 */
quantities: Array<Quantity>, 
/**
 * Who was affected.
 */
affected: Array<Affected>, 
/**
 * Codes of harm taxonomies.
 */
harm_types: Array<HarmType>, 
/**
 * Rights that people name.
 */
rights: Array<string>, 
/**
 * Laws that people name.
 */
laws: Array<LawRef>, 
/**
 * How to make it happen again.
 */
reproduce: Reproduce, 
/**
 * Earlier tries to be heard.
 */
prior_contacts: Array<PriorContact>, 
/**
 * Others like it.
 */
similar_incidents: Array<string>, 
/**
 * How sure the recording person is.
 */
confidence: Confidence | null, 
/**
 * In the person's own words.
 */
own_words: string, };
export type HarmId = string;
export type HarmKind = "event" | "near_miss" | "issue" | "pattern";
export type HarmRef = { 
/**
 * Its id.
 */
harm_id: HarmId, };
export type HarmRow = { 
/**
 * Its number in the case: the 1 of C1.
 */
number: number, 
/**
 * The harm.
 */
harm: Harm, 
/**
 * Its strip.
 */
strip: Strip, 
/**
 * The numbers of the evidence that supports it.
 */
evidence: Array<number>, };
export type HarmType = { 
/**
 * The taxonomy.
 */
scheme: string, 
/**
 * The code.
 */
code: string, };
export type HiddenData = "clean" | "place" | "other" | "unchecked";
export type HomeView = { 
/**
 * Today, in the vault's own time.
 */
today: string, 
/**
 * Sealed challenges that wait for answers.
 */
waiting: Array<SentRow>, 
/**
 * Open cases.
 */
cases: Array<CaseRow>, 
/**
 * What was begun and not finished.
 */
drafts: Array<DraftRow>, 
/**
 * Challenges with an answer overdue.
 */
overdue: number, 
/**
 * Challenges with an answer due in the next 30 days.
 */
due_soon: number, 
/**
 * Whether the recovery sheet was never checked.
 */
recovery_pending: boolean, };
export type IdentityRef = { 
/**
 * The desk.
 */
desk: Desk, };
export type IdentityView = { 
/**
 * `casebook` or `register`.
 */
purpose: string, 
/**
 * The name shown to others.
 */
display: string, 
/**
 * How to reach this desk.
 */
contact: string, 
/**
 * What it promises.
 */
promises: PromisedTimes, 
/**
 * The key others encrypt to.
 */
age_recipient: string, 
/**
 * The signing key in OpenSSH form.
 */
signing_key: string, 
/**
 * Its fingerprint.
 */
fingerprint: string, 
/**
 * Twelve words that stand for both keys.
 */
words: Array<string>, 
/**
 * The day on which these keys were made.
 */
since: string, 
/**
 * How many times the keys were replaced.
 */
replaced: number, };
export type ImportPacket = { 
/**
 * The job.
 */
job: string, };
export type ImportView = { 
/**
 * What it was.
 */
kind: PacketKind, 
/**
 * The packet.
 */
packet: PacketView, 
/**
 * What verification found.
 */
verification: Verification, 
/**
 * The entry of the register it became.
 */
entry_id: EntryId | null, 
/**
 * The challenge it answers.
 */
challenge_id: ChallengeId | null, 
/**
 * The organization whose card it was.
 */
recipient_id: RecipientId | null, };
export type ImportWaiting = { 
/**
 * Its token.
 */
token: string, 
/**
 * The job.
 */
job: string, };
export type InLanguage<T> = { 
/**
 * The language of catalog texts: `en`, `es`.
 */
language: string, 
/**
 * The request itself.
 */
of: T, };
export type InboxRow = { 
/**
 * The entry.
 */
entry: Entry, 
/**
 * What it is about.
 */
title: string, 
/**
 * From whom.
 */
from: string, 
/**
 * What verification found.
 */
verification: Verification | null, 
/**
 * Whether this desk stands in its audience.
 */
addressed_to_us: boolean, 
/**
 * How many claims.
 */
claims: number, 
/**
 * How many asks.
 */
asks: number, 
/**
 * How many files.
 */
files: number, 
/**
 * Whether its sender took it back.
 */
withdrawn: boolean, 
/**
 * What came from its sender since it was last answered.
 */
news: PacketKind | null, 
/**
 * The strongest state in each characteristic, as they say it.
 */
strip: Strip, 
/**
 * The next date they ask for.
 */
next_due: string | null, 
/**
 * Days from today to that date; negative when overdue.
 */
days_left: number | null, 
/**
 * Claims with a recorded decision.
 */
decided: number, };
export type InboxRows = { 
/**
 * Newest first.
 */
rows: Array<InboxRow>, };
export type IncidentFact = { 
/**
 * Its id in the catalog.
 */
id: string, 
/**
 * What it is.
 */
title: string, 
/**
 * Where in a challenge it is found.
 */
line: string, 
/**
 * Whether it is there.
 */
given: boolean, };
export type IncidentReport = { 
/**
 * The facts, in the profile's order.
 */
facts: Array<IncidentFact>, };
export type Independence = "outside" | "other_team" | "same_team";
export type JobRef = { 
/**
 * Any text that is not in use.
 */
job: string, };
export type KeyChecked = { 
/**
 * The recipient.
 */
recipient_id: RecipientId, 
/**
 * How: by phone, in person …
 */
how: string, };
export type KeyCode = { 
/**
 * Whose it is said to be; may be empty.
 */
name: string, 
/**
 * Its twelve words.
 */
words: Array<string>, 
/**
 * The fingerprint of the signing key; may be empty.
 */
fingerprint: string, };
export type KeyRevoked = { 
/**
 * The organization.
 */
recipient_id: RecipientId, 
/**
 * Why, and how it became known.
 */
why: string, };
export type KeySquares = { 
/**
 * A text of `1` for dark and `0` for light for every row, without the quiet border around it.
 */
rows: Array<string>, 
/**
 * What a telephone shows that reads it.
 */
text: string, };
export type KnownSigner = { 
/**
 * The signing key, in OpenSSH form.
 */
signing_key: string, 
/**
 * The name the sender appears under.
 */
name: string, 
/**
 * When the words were compared.
 */
checked_at: string, 
/**
 * How: by phone, in person …
 */
checked_how: string, };
export type Language = { 
/**
 * `en`, `es`.
 */
language: string, };
export type LawRef = { 
/**
 * Country or region.
 */
jurisdiction: string, 
/**
 * The law.
 */
instrument: string, 
/**
 * The article.
 */
article: string, 
/**
 * The day on which somebody read it.
 */
as_of: string | null, 
/**
 * Where.
 */
source: string, };
export type LedgerRow = { 
/**
 * Its number.
 */
number: number, 
/**
 * The ask.
 */
ask_id: AskId, 
/**
 * What is asked for.
 */
ask_type: AskType | null, 
/**
 * The ask in words.
 */
text: string, 
/**
 * By when.
 */
due: string | null, 
/**
 * The claims it rests on, by number.
 */
claims: Array<number>, 
/**
 * Where it stands.
 */
state: LedgerState, 
/**
 * Who answered: the name by which the challenge was addressed to whoever signed the answer. Where no key of an
 * addressee was known, the name that the sender gives. Empty without an answer.
 */
by: string, 
/**
 * What was said about it.
 */
outcome: AskOutcome | null, 
/**
 * The answer in words.
 */
answer: string, 
/**
 * The reason for a refusal or a part.
 */
reason: string, 
/**
 * Which parts of evidence it names.
 */
parts: AnswerParts, 
/**
 * The tests it rests on.
 */
tests: Array<TestRun>, 
/**
 * What failed.
 */
what_failed: string, 
/**
 * Who reviewed.
 */
reviewer: string, 
/**
 * How far that reviewer stands.
 */
independence: Independence | null, 
/**
 * What changed.
 */
change: string, 
/**
 * Where to go with a refusal.
 */
appeal: string, 
/**
 * Which role owns it.
 */
owner_role: string, 
/**
 * By when it is promised.
 */
promised_for: string | null, 
/**
 * The proof it names.
 */
proof: Array<string>, 
/**
 * The day on which the answer came.
 */
answered_on: string | null, 
/**
 * Days late: of the answer, or so far.
 */
days_late: number | null, 
/**
 * The words that only claim to follow a framework, if the answer has them.
 */
framework_claim: string | null, };
export type LedgerState = "answered_with_evidence" | "answered_without_evidence" | "refused_with_reasons" | "refused_without_reasons" | "no_answer" | "not_due_yet";
export type LedgerView = { 
/**
 * The challenge.
 */
challenge_id: ChallengeId, 
/**
 * The case.
 */
case_id: CaseId, 
/**
 * The thread.
 */
thread_id: ThreadId, 
/**
 * What it is about.
 */
title: string, 
/**
 * To whom it went.
 */
organization: string, 
/**
 * Today.
 */
today: string, 
/**
 * When it was sealed.
 */
sent_on: string, 
/**
 * The dateline, in order of days.
 */
marks: Array<DateMark>, 
/**
 * How many asks stand in each state, in the fixed order; states with none are left out.
 */
tally: Array<Tally>, 
/**
 * How many asks got a reply.
 */
replies: number, 
/**
 * How many were answered with evidence.
 */
with_evidence: number, 
/**
 * The asks.
 */
rows: Array<LedgerRow>, 
/**
 * The claims.
 */
claims: Array<ClaimRow>, 
/**
 * The ten questions. Empty until a response came.
 */
questions: Array<QuestionRow>, 
/**
 * Promises.
 */
commitments: Array<Commitment>, 
/**
 * Where to go with a refusal.
 */
appeal: string, 
/**
 * Whether the other side allows the answer to be published.
 */
may_publish: boolean | null, 
/**
 * Everything that was said in the thread.
 */
thread: ThreadView, 
/**
 * Whether anything more can be sent in it: it was not taken back, and its keys are here.
 */
open: boolean, };
export type Likelihood = "rare" | "unlikely" | "possible" | "likely" | "almost_certain" | "unknown";
export type ManageStep = { 
/**
 * The decision.
 */
decision: Decision | null, 
/**
 * Its reasons.
 */
reasons: string, 
/**
 * What is done about the risk.
 */
treatment: Treatment | null, 
/**
 * What risk remains.
 */
residual_risk: string, 
/**
 * Which role accepted what remains.
 */
accepted_by_role: string, 
/**
 * When it is looked at again.
 */
review_on: string | null, 
/**
 * Which role owns it.
 */
owner_role: string, 
/**
 * By when.
 */
due: string | null, 
/**
 * How anyone will know that it is done.
 */
done_when: string, 
/**
 * What changed in use.
 */
deployment_change: DeploymentChange, 
/**
 * Whether the decision was recorded in the log.
 */
done: boolean, };
export type MapStep = { 
/**
 * Where and how the system is used here.
 */
context: string, 
/**
 * Whether that use was intended.
 */
intended_use: boolean | null, 
/**
 * Who is exposed.
 */
who_is_exposed: string, 
/**
 * How likely harm is.
 */
likelihood: Likelihood | null, 
/**
 * How bad it would be.
 */
magnitude: Severity | null, 
/**
 * The organization's own seven states, beside the challenger's.
 */
characteristics: Array<OwnState>, 
/**
 * The organization's own mapping, beside the challenger's.
 */
own_mapping: Array<OwnMapping>, 
/**
 * Whether somebody called this step done.
 */
done: boolean, };
export type Mapping = { 
/**
 * Its id.
 */
id: MappingId, 
/**
 * The harm.
 */
harm_id: HarmId, 
/**
 * The entry.
 */
target: FrameworkRef, 
/**
 * How they relate.
 */
relation: Relation | null, 
/**
 * Why somebody thinks so.
 */
rationale: string, 
/**
 * What shows it.
 */
evidence: Array<EvidenceId>, 
/**
 * When it was made.
 */
created_at: string, };
export type MappingId = string;
export type MappingRef = { 
/**
 * Its id.
 */
mapping_id: MappingId, };
export type MappingView = { 
/**
 * The harm.
 */
harm: Harm, 
/**
 * Its number in the case.
 */
number: number, 
/**
 * The title of the case.
 */
case_title: string, 
/**
 * The harm after it, if there is one.
 */
next: HarmId | null, 
/**
 * Seven notes, in the order of the strip.
 */
notes: Array<CharacteristicNote>, 
/**
 * Tensions.
 */
tensions: Array<Tension>, 
/**
 * Links to the framework.
 */
mappings: Array<Mapping>, 
/**
 * Evidence that may be linked.
 */
evidence: Array<EvidenceRow>, 
/**
 * What may fit.
 */
suggestions: Array<SuggestionView>, };
export type MarkKind = "sent" | "receipt_due" | "receipt_came" | "answers_due" | "answer_came" | "update_sealed" | "reply_sealed" | "taken_back";
export type MaybeFile = { 
/**
 * Its name, without the folder.
 */
file_name: string | null, };
export type MaybeImported = { 
/**
 * The packet.
 */
imported: ImportView | null, };
export type MaybePlaybook = { 
/**
 * What is attached now.
 */
playbook: PlaybookState | null, };
export type MaybeSealed = { 
/**
 * The packet.
 */
sealed: SealedView | null, };
export type MaybeTimestamp = { 
/**
 * The time-stamp.
 */
timestamp: TimestampView | null, };
export type MeasureStep = { 
/**
 * The tests.
 */
tests: Array<TestRun>, 
/**
 * Whether somebody called this step done.
 */
done: boolean, };
export type NewCase = { 
/**
 * Its title; may be empty.
 */
title: string, };
export type NewHarm = { 
/**
 * The case; nothing begins a new one.
 */
case_id: CaseId | null, 
/**
 * The first sentence.
 */
what_happened: string, };
export type NotAdded = { 
/**
 * Its name.
 */
name: string, 
/**
 * Why.
 */
error: AppError, };
export type NumberedTest = { 
/**
 * The number: the 1 of T1.
 */
number: number, 
/**
 * The claim's number.
 */
claim: number, 
/**
 * The test.
 */
test: TestRun, };
export type Occurred = { 
/**
 * First or only day.
 */
from: string | null, 
/**
 * Last day, if it went on.
 */
to: string | null, 
/**
 * How exactly the dates are known.
 */
precision: Precision | null, };
export type OfficialText = { 
/**
 * The statement.
 */
description: string, 
/**
 * What it is about.
 */
about: string, 
/**
 * What the organization is advised to do.
 */
actions: string, 
/**
 * What it should be able to document.
 */
documentation: string, 
/**
 * Further reading.
 */
references: string, };
export type Operation = "redact" | "crop" | "clean" | "transcribe" | "translate";
export type OwnMapping = { 
/**
 * The entry.
 */
target: FrameworkRef, 
/**
 * How they relate.
 */
relation: Relation | null, 
/**
 * Why.
 */
rationale: string, };
export type OwnState = { 
/**
 * The characteristic.
 */
characteristic: Characteristic | null, 
/**
 * What the organization says.
 */
state: CharacteristicState | null, 
/**
 * Why.
 */
rationale: string, };
export type PacketFile = { 
/**
 * The packet.
 */
packet_id: PacketId, 
/**
 * Its path in the packet: `data/e0001.pdf`.
 */
path: string, 
/**
 * Its SHA-256.
 */
sha256: string, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * Its media type.
 */
media_type: string, 
/**
 * The name it had outside, if the sender let it stand.
 */
original_name: string, 
/**
 * What the sender calls it.
 */
title: string, 
/**
 * The piece of evidence it came from, in packets sealed here.
 */
evidence_id: EvidenceId | null, };
export type PacketFileRef = { 
/**
 * The packet.
 */
packet_id: PacketId, 
/**
 * The path in it.
 */
path: string, };
export type PacketId = string;
export type PacketKind = "challenge" | "update" | "withdrawal" | "receipt" | "response" | "rejoinder" | "card";
export type PacketRecord = { 
/**
 * Its id.
 */
id: PacketId, 
/**
 * Its thread.
 */
thread_id: ThreadId, 
/**
 * What it is.
 */
kind: PacketKind | null, 
/**
 * Which way it went.
 */
direction: Direction | null, 
/**
 * Its number in the thread, from 1 for each side.
 */
sequence: number, 
/**
 * The packet it answers.
 */
in_reply_to: PacketId | null, 
/**
 * The SHA-256 of its packet.json.
 */
sha256: string, 
/**
 * Who is on the other side.
 */
counterpart: string, 
/**
 * The fingerprint of the key that signed it.
 */
signer: string, 
/**
 * What verification found. Packets sealed here have none.
 */
verification: Verification | null, 
/**
 * Whether the keys of this vault stand in its audience.
 */
addressed_to_us: boolean, 
/**
 * The size of the sealed file in bytes.
 */
bytes: number, 
/**
 * The challenge it carries or answers, on the documenting side.
 */
challenge_id: ChallengeId | null, 
/**
 * The entry it belongs to, on the responding side.
 */
entry_id: EntryId | null, 
/**
 * The response it carries, on the responding side.
 */
response_id: ResponseId | null, 
/**
 * When it says it was sealed.
 */
created_at: string, 
/**
 * When it was sealed or imported here.
 */
recorded_at: string, };
export type PacketRef = { 
/**
 * Its id.
 */
packet_id: PacketId, };
export type PacketTimestampId = string;
export type PacketView = { 
/**
 * The record. What verification found stands here as it is today, by the keys that are known now.
 */
record: PacketRecord, 
/**
 * What verification found when it came in.
 */
verified_at_import: Verification | null, 
/**
 * The name under which the key that signed it was compared, if the packet does not use that name.
 */
known_as: string | null, 
/**
 * When and how a person compared the words of this key with its sender. Such a note can be taken back.
 */
compared: KnownSigner | null, 
/**
 * Whether the key that signed it is no longer to be used: anybody may have signed with it.
 */
revoked: RevokedView | null, 
/**
 * How the sender appears.
 */
sender_mode: SenderMode | null, 
/**
 * The name the sender appears under.
 */
sender: string, 
/**
 * The fingerprint of the key that signed it.
 */
fingerprint: string, 
/**
 * Twelve words that stand for that key.
 */
words: Array<string>, 
/**
 * To whom it is addressed.
 */
audience: Array<string>, 
/**
 * Its files.
 */
files: Array<PacketFile>, 
/**
 * How many items it keeps back under a commitment.
 */
withheld: number, 
/**
 * Time-stamps of others, and the requests for them. They lie beside the packet.
 */
timestamps: Array<TimestampView>, };
export type PassphraseStrength = { 
/**
 * 0 (at once) to 4 (very hard). 3 is the least that a vault takes.
 */
score: number, 
/**
 * Powers of ten of guesses needed.
 */
guesses_log10: number, };
export type PassphraseText = { 
/**
 * The passphrase.
 */
passphrase: string, };
export type Person = { 
/**
 * Its id.
 */
id: PersonId, 
/**
 * The pseudonym.
 */
pseudonym: string, 
/**
 * What part they have.
 */
role: PersonRole | null, 
/**
 * How they meet the system.
 */
relation_to_ai: string, 
/**
 * How to reach them. Never leaves the vault.
 */
contact: string, 
/**
 * What they may have to fear. Never leaves the vault.
 */
retaliation_risk: string, 
/**
 * When they were written down.
 */
created_at: string, 
/**
 * When this was last changed.
 */
updated_at: string, };
export type PersonId = string;
export type PersonItem = { 
/**
 * How the packet refers to them.
 */
reference: string, 
/**
 * The pseudonym.
 */
pseudonym: string, 
/**
 * What part they have.
 */
role: PersonRole | null, 
/**
 * How they meet the system.
 */
relation_to_ai: string, };
export type PersonRef = { 
/**
 * Its id.
 */
person_id: PersonId, };
export type PersonRole = "affected_person" | "worker" | "witness" | "advocate" | "expert" | "journalist" | "other";
export type PersonRow = { 
/**
 * The person.
 */
person: Person, 
/**
 * What they said, newest first.
 */
consents: Array<Consent>, 
/**
 * Whether what they told may be shared with anyone asked for.
 */
share: ConsentState, 
/**
 * Packets already sent that relied on a consent they took back.
 */
relied_on: Array<string>, };
export type PersonRows = { 
/**
 * By pseudonym.
 */
rows: Array<PersonRow>, };
export type PlaybookState = { 
/**
 * When it was attached.
 */
attached_at: string, 
/**
 * The SHA-256 of the file, in hex.
 */
sha256: string, 
/**
 * How many subcategories it has a text for.
 */
subcategories: number, };
export type Precision = "day" | "month" | "year" | "about";
export type Preferences = { 
/**
 * `en`, `es`, `en-XA`, `ar-XB`; nothing follows the system.
 */
language: string | null, 
/**
 * `light`, `dark`, `contrast`; nothing follows the system.
 */
theme: string | null, 
/**
 * The size of text in percent, 100 to 200.
 */
text_size: number, 
/**
 * Whether single-letter shortcuts work.
 */
letter_shortcuts: boolean, };
export type PreviewFile = { 
/**
 * Its path.
 */
path: string, 
/**
 * The piece.
 */
evidence_id: EvidenceId, 
/**
 * Its title.
 */
title: string, 
/**
 * Its size.
 */
bytes: number, 
/**
 * Its SHA-256.
 */
sha256: string, 
/**
 * Its media type.
 */
media_type: string, };
export type PriorContact = { 
/**
 * When.
 */
date: string | null, 
/**
 * How: letter, phone, form.
 */
channel: string, 
/**
 * What came of it.
 */
outcome: string, };
export type Priority = "high" | "normal" | "low";
export type Progress = { 
/**
 * The job.
 */
job: string, 
/**
 * Bytes done.
 */
done: number, 
/**
 * Bytes in all, if known.
 */
total: number | null, 
/**
 * The file at work, by its title.
 */
label: string, };
export type PromisedTimes = { 
/**
 * To acknowledge.
 */
acknowledge_days: number | null, 
/**
 * To decide.
 */
decide_days: number | null, 
/**
 * To be done.
 */
final_days: number | null, };
export type Quantity = { 
/**
 * What was counted.
 */
what: string, 
/**
 * How much. Text, because people know it in their own form.
 */
amount: string, 
/**
 * In which unit.
 */
unit: string, };
export type QuestionAnswer = { 
/**
 * The question, 1 to 10.
 */
question: number, 
/**
 * The answer; empty means not answered.
 */
answer: string, };
export type QuestionRow = { 
/**
 * 1 to 10.
 */
number: number, 
/**
 * The answer; empty means not answered.
 */
answer: string, };
export type Recipient = { 
/**
 * Its id.
 */
id: RecipientId, 
/**
 * Its name.
 */
name: string, 
/**
 * The key that packets are encrypted to (`age1…`).
 */
age_recipient: string, 
/**
 * Its signing key in OpenSSH form (`ssh-ed25519 …`).
 */
signing_key: string, 
/**
 * How to reach it, as its card says.
 */
contact: string, 
/**
 * What it promises.
 */
promises: PromisedTimes, 
/**
 * The card the keys came from, if there was one.
 */
card_packet: PacketId | null, 
/**
 * When a person compared the key words.
 */
checked_at: string | null, 
/**
 * How: by phone, in person …
 */
checked_how: string, 
/**
 * When it became known here that its keys are no longer to be used.
 */
revoked_at: string | null, 
/**
 * Why, as far as it is known.
 */
revoked_why: string, 
/**
 * When it was added.
 */
created_at: string, 
/**
 * When it was last changed.
 */
updated_at: string, };
export type RecipientId = string;
export type RecipientView = { 
/**
 * The organization.
 */
recipient: Recipient, 
/**
 * Twelve words that stand for its keys.
 */
words: Array<string>, 
/**
 * The fingerprint of its signing key.
 */
fingerprint: string, 
/**
 * Whether it is the example organization of the shipped example.
 */
example: boolean, };
export type RecipientViews = { 
/**
 * By name.
 */
rows: Array<RecipientView>, };
export type RecordDecision = { 
/**
 * The worksheet.
 */
worksheet_id: WorksheetId, 
/**
 * The role that decides.
 */
actor_role: string, };
export type RecoverySheet = { 
/**
 * The words, in order.
 */
words: Array<string>, };
export type RecoveryState = { 
/**
 * When it was made.
 */
made_at: string | null, 
/**
 * When some of its words were typed back.
 */
confirmed_at: string | null, };
export type RejoinderDraft = { 
/**
 * About the answer as a whole.
 */
text: string, 
/**
 * Ask by ask.
 */
asks: Array<RejoinderText>, };
export type RejoinderLine = { 
/**
 * The ask.
 */
ask_id: AskId, 
/**
 * Its number, if it is an ask of this thread.
 */
number: number | null, 
/**
 * What is said.
 */
text: string, };
export type RejoinderText = { 
/**
 * The ask.
 */
ask: AskId, 
/**
 * What is said.
 */
text: string, };
export type RejoinderView = { 
/**
 * About the answer as a whole.
 */
text: string, 
/**
 * Ask by ask.
 */
asks: Array<RejoinderLine>, };
export type Relation = "not_met" | "evidence_for" | "asks_about" | "not_sure";
export type Reproduce = { 
/**
 * What to do.
 */
steps: string, 
/**
 * Under which conditions.
 */
conditions: string, 
/**
 * How often it happens then.
 */
rate: string, };
export type ResponseDraft = { 
/**
 * Its id.
 */
id: ResponseId, 
/**
 * The entry it answers.
 */
entry_id: EntryId, 
/**
 * The acknowledgement.
 */
ack: Acknowledgement, 
/**
 * Facts in the challenge that the organization disputes, by claim.
 */
disputed_facts: Array<DisputedFact>, 
/**
 * How bad the organization says the claims were.
 */
severities: Array<SeverityAgreed>, 
/**
 * Who reviewed.
 */
reviewers: Array<Reviewer>, 
/**
 * Communities that were asked.
 */
communities_consulted: Array<string>, 
/**
 * Why it happened.
 */
cause: string, 
/**
 * The answers to the asks.
 */
asks: Array<AskAnswer>, 
/**
 * What changed in use, taken together.
 */
deployment_change: DeploymentChange, 
/**
 * What is done about the risk, taken together.
 */
treatment: Treatment | null, 
/**
 * Promises.
 */
commitments: Array<Commitment>, 
/**
 * Where to go with a refusal.
 */
appeal: Appeal, 
/**
 * Who was told.
 */
told: Array<Told>, 
/**
 * A report to a regulator, if one was made.
 */
regulator_report: string, 
/**
 * Whether the other side may publish this answer.
 */
may_publish: boolean | null, 
/**
 * The ten questions.
 */
ten_questions: Array<QuestionAnswer>, 
/**
 * When it was sealed.
 */
sealed_at: string | null, 
/**
 * When it was last changed.
 */
updated_at: string, };
export type ResponseId = string;
export type ResponseView = { 
/**
 * The entry.
 */
entry: Entry, 
/**
 * To whom it goes.
 */
to: string, 
/**
 * What it is about.
 */
title: string, 
/**
 * The response being written. It holds an answer for every ask, in the order of the asks.
 */
draft: ResponseDraft, 
/**
 * The asks with their verdicts, in the same order.
 */
asks: Array<AnswerView>, 
/**
 * Every test of every worksheet.
 */
tests: Array<NumberedTest>, 
/**
 * Claims without a recorded decision, by number.
 */
undecided: Array<number>, 
/**
 * Claims whose decision still lacks reasons, by number.
 */
without_reasons: Array<number>, 
/**
 * Which of the ten questions have no answer.
 */
unanswered: Array<number>, 
/**
 * Whether it was sealed.
 */
sealed: boolean, 
/**
 * How many responses to it were sealed.
 */
earlier: number, };
export type RevealState = "proven" | "not_matching" | "nothing_promised" | "not_checked";
export type RevealView = { 
/**
 * The commitment.
 */
commitment: string, 
/**
 * The file in the packet that hands it over.
 */
path: string, 
/**
 * What the sender calls that file.
 */
title: string, 
/**
 * What was found.
 */
state: RevealState, 
/**
 * The packet that promised it, if it is here.
 */
promised_in: PacketId | null, 
/**
 * The day on which that packet came, or was sealed, here.
 */
promised_on: string | null, 
/**
 * The reason that was given for keeping it back.
 */
reason: string, };
export type Reversibility = "easily" | "with_effort" | "partly" | "irreversible" | "unknown";
export type Reviewer = { 
/**
 * Their role.
 */
role: string, 
/**
 * Their unit.
 */
unit: string, 
/**
 * Whether they build the system.
 */
front_line_developer: boolean | null, 
/**
 * How far they stand from the people who run it.
 */
independence: Independence | null, 
/**
 * A conflict of interest, if there is one.
 */
conflict: string, };
export type RevokeKeys = { 
/**
 * The desk.
 */
desk: Desk, 
/**
 * Why.
 */
reason: string, };
export type RevokedView = { 
/**
 * The day on which that became known here.
 */
on: string | null, 
/**
 * Why, as far as it is known.
 */
reason: string, };
export type Rounding = "second" | "hour" | "day";
export type SaveFollowUps = { 
/**
 * The challenge.
 */
challenge_id: ChallengeId, 
/**
 * What is being written.
 */
drafts: FollowUpDrafts, };
export type SaveIdentity = { 
/**
 * The desk.
 */
desk: Desk, 
/**
 * The name shown to others.
 */
display: string, 
/**
 * How to reach it.
 */
contact: string, 
/**
 * What it promises.
 */
promises: PromisedTimes, };
export type SaveSystem = { 
/**
 * The case that names it.
 */
case_id: CaseId, 
/**
 * The system, if there is one already.
 */
system_id: SystemId | null, 
/**
 * What is known.
 */
facts: SystemFacts, };
export type Saved = { 
/**
 * When.
 */
at: string, };
export type Scale = { 
/**
 * The number.
 */
count: number | null, 
/**
 * How it is known.
 */
precision: CountPrecision | null, 
/**
 * Where it comes from.
 */
basis: string, };
export type SealChallenge = { 
/**
 * The challenge.
 */
challenge_id: ChallengeId, 
/**
 * The job.
 */
job: string, };
export type SealReply = { 
/**
 * The entry it answers.
 */
entry_id: EntryId, 
/**
 * The job.
 */
job: string, };
export type SealedView = { 
/**
 * The packet.
 */
packet_id: PacketId, 
/**
 * The thread.
 */
thread_id: ThreadId, 
/**
 * The SHA-256 of its packet.json.
 */
sha256: string, 
/**
 * The size of the file.
 */
bytes: number, 
/**
 * The name of the file, without its folder.
 */
file_name: string, 
/**
 * To whom it is addressed.
 */
organization: string, 
/**
 * Twelve words of the key it is signed with.
 */
signer_words: Array<string>, 
/**
 * The name it is signed under; empty if none is given.
 */
signer_name: string, 
/**
 * The fingerprint of the key it is signed with.
 */
signer_fingerprint: string, 
/**
 * How many files it carries.
 */
files: number, };
export type SearchHit = { 
/**
 * The kind of record: `harm`, `evidence`, `person`, `ask`, `case` …
 */
kind: string, 
/**
 * Its id.
 */
id: string, 
/**
 * The case it belongs to, if any.
 */
case_id: CaseId | null, 
/**
 * Its title.
 */
title: string, 
/**
 * The words around the find.
 */
snippet: string, };
export type SearchHits = { 
/**
 * Best first.
 */
hits: Array<SearchHit>, };
export type SearchQuery = { 
/**
 * What was typed.
 */
text: string, 
/**
 * How many finds at most.
 */
limit: number, };
export type SenderChecked = { 
/**
 * The packet.
 */
packet_id: PacketId, 
/**
 * How: by phone, in person …
 */
how: string, };
export type SenderMode = "named" | "group" | "pseudonym" | "anonymous";
export type Sensitivity = "open" | "restricted" | "private";
export type SentRow = { 
/**
 * The day on which it was taken back, if it was.
 */
withdrawn_on: string | null, 
/**
 * The challenge.
 */
challenge_id: ChallengeId, 
/**
 * The case.
 */
case_id: CaseId, 
/**
 * What it is about.
 */
title: string, 
/**
 * To whom it went.
 */
organization: string, 
/**
 * When it was sealed.
 */
sent_on: string, 
/**
 * The state of each ask, in order.
 */
states: Array<LedgerState>, 
/**
 * How many asks got a reply; a refusal is a reply.
 */
replies: number, 
/**
 * How many were answered with evidence.
 */
with_evidence: number, 
/**
 * When a receipt came.
 */
receipt_on: string | null, 
/**
 * The next or first missed due date of an ask without a reply.
 */
next_due: string | null, 
/**
 * Days from today to that date; negative when overdue.
 */
days_left: number | null, 
/**
 * Whether an answer came that nobody has opened.
 */
new_answer: boolean, };
export type SentRows = { 
/**
 * Newest first.
 */
rows: Array<SentRow>, };
export type SettleBlocker = { 
/**
 * The challenge.
 */
challenge_id: ChallengeId, 
/**
 * The blocker's key.
 */
key: string, 
/**
 * The way out that was chosen.
 */
way: BlockerWay, };
export type Severity = "minor" | "moderate" | "serious" | "severe" | "critical";
export type SeverityAgreed = { 
/**
 * The claim.
 */
claim: ClaimId, 
/**
 * How bad.
 */
severity: Severity | null, };
export type Sharing = { 
/**
 * The Traffic Light Protocol label.
 */
tlp: Tlp | null, 
/**
 * The same in words.
 */
words: string, };
export type ShowAs = "image" | "text" | "not";
export type Showing = { 
/**
 * Stands for the bytes until `stop_showing` or lock. The window asks `evidence://localhost/TOKEN`.
 */
token: string, 
/**
 * How it can be shown.
 */
how: ShowAs, 
/**
 * Its media type.
 */
media_type: string, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * The text, if it is a text of at most 256 KiB; longer ones are cut.
 */
text: string | null, 
/**
 * Whether the text was cut.
 */
text_cut: boolean, };
export type ShowingRef = { 
/**
 * Its token.
 */
token: string, };
export type Stays = { 
/**
 * People whose contact is stored.
 */
contacts: number, 
/**
 * Pieces marked private.
 */
evidence_private: number, 
/**
 * Pieces whose people did not consent.
 */
evidence_without_consent: number, 
/**
 * Pieces nobody chose.
 */
evidence_not_chosen: number, 
/**
 * People who took their consent back.
 */
withdrawn: Array<string>, 
/**
 * Harms with private notes.
 */
private_notes: number, 
/**
 * Pieces kept back under a commitment.
 */
withheld: number, };
export type Strip = { 
/**
 * Seven cells.
 */
cells: Array<CharacteristicState | null>, };
export type SuggestionView = { 
/**
 * The entry.
 */
target: FrameworkRef, 
/**
 * What kind of entry it is: `subcategory` or `gai_risk`.
 */
kind: string, 
/**
 * Its title in the asked language.
 */
title: string, 
/**
 * The characteristics because of which it is suggested.
 */
because: Array<Characteristic>, 
/**
 * Whether it is suggested because the system makes text, pictures or sound.
 */
because_generative: boolean, 
/**
 * Everything else that was told and led to it, as sentences in the asked language.
 */
said: Array<string>, 
/**
 * Whether the person has chosen it.
 */
chosen: boolean, };
export type System = { 
/**
 * Its id.
 */
id: SystemId, 
/**
 * When it was written down.
 */
created_at: string, 
/**
 * When it was last changed.
 */
updated_at: string, 
/**
 * The name people know it by.
 */
name: string, 
/**
 * What kind of thing it is.
 */
kind: SystemKind | null, 
/**
 * Its version, if anyone said.
 */
version: string, 
/**
 * Who made it.
 */
developers: Array<string>, 
/**
 * Who decided to use it.
 */
deployers: Array<string>, 
/**
 * Who runs it from day to day.
 */
operators: Array<string>, 
/**
 * What it is used for.
 */
purpose: string, 
/**
 * What it does: score, sort, write, watch …
 */
task: string, 
/**
 * Whether it makes text, pictures or sound.
 */
generative: boolean | null, 
/**
 * The field it is used in (ISIC section).
 */
sector: string, 
/**
 * Whether a public body uses it.
 */
public_sector: boolean | null, 
/**
 * Whether something vital depends on it.
 */
critical_function: boolean | null, 
/**
 * How widely it is used.
 */
breadth: string, 
/**
 * How far it decides by itself.
 */
autonomy: string, 
/**
 * Whether a person can be reached who can change what it did.
 */
human_reachable: boolean | null, 
/**
 * Public register numbers or links.
 */
public_ids: Array<string>, };
export type SystemFacts = { 
/**
 * The name people know it by.
 */
name: string, 
/**
 * What kind of thing it is.
 */
kind: SystemKind | null, 
/**
 * Its version, if anyone said.
 */
version: string, 
/**
 * Who made it.
 */
developers: Array<string>, 
/**
 * Who decided to use it.
 */
deployers: Array<string>, 
/**
 * Who runs it from day to day.
 */
operators: Array<string>, 
/**
 * What it is used for.
 */
purpose: string, 
/**
 * What it does: score, sort, write, watch …
 */
task: string, 
/**
 * Whether it makes text, pictures or sound.
 */
generative: boolean | null, 
/**
 * The field it is used in (ISIC section).
 */
sector: string, 
/**
 * Whether a public body uses it.
 */
public_sector: boolean | null, 
/**
 * Whether something vital depends on it.
 */
critical_function: boolean | null, 
/**
 * How widely it is used.
 */
breadth: string, 
/**
 * How far it decides by itself.
 */
autonomy: string, 
/**
 * Whether a person can be reached who can change what it did.
 */
human_reachable: boolean | null, 
/**
 * Public register numbers or links.
 */
public_ids: Array<string>, };
export type SystemId = string;
export type SystemKind = "dataset" | "model" | "system" | "unknown";
export type Tally = { 
/**
 * The state.
 */
state: LedgerState, 
/**
 * How many.
 */
count: number, };
export type Tension = { 
/**
 * Its id.
 */
id: TensionId, 
/**
 * The harm.
 */
harm_id: HarmId, 
/**
 * One side.
 */
a: Characteristic | null, 
/**
 * The other side.
 */
b: Characteristic | null, 
/**
 * How they pull.
 */
how: string, };
export type TensionId = string;
export type TensionRef = { 
/**
 * Its id.
 */
tension_id: TensionId, };
export type TestId = string;
export type TestOutcome = "pass" | "fail" | "inconclusive" | "not_run";
export type TestRun = { 
/**
 * Its id.
 */
id: TestId, 
/**
 * What it is called.
 */
name: string, 
/**
 * Who asked for it.
 */
asked_by: string, 
/**
 * How it was done.
 */
method: string, 
/**
 * On which data.
 */
data: string, 
/**
 * For which group or part.
 */
slice: string, 
/**
 * On how many cases.
 */
n: number | null, 
/**
 * What was measured.
 */
metric: string, 
/**
 * The limit.
 */
threshold: string, 
/**
 * What came out.
 */
value: string, 
/**
 * How it came out.
 */
outcome: TestOutcome | null, 
/**
 * Why it was not run.
 */
reason_not_run: string, 
/**
 * What it cannot show.
 */
limits: string, 
/**
 * The report, by its path in the packet or its name.
 */
artefact: string, 
/**
 * Who reviewed it.
 */
reviewed_by: string, 
/**
 * How far that reviewer stands from the people who run the system.
 */
independence: Independence | null, };
export type ThreadGap = { 
/**
 * Who sent them, by the name in the later packets.
 */
sender: string, 
/**
 * Whether this vault sealed the later ones.
 */
ours: boolean, 
/**
 * The number of the first that is missing.
 */
from: number, 
/**
 * The number of the last in this row.
 */
to: number, };
export type ThreadId = string;
export type ThreadPacket = { 
/**
 * The packet.
 */
packet: PacketView, 
/**
 * Whether its sender gave its number to an earlier packet that is here too. Both are kept; the one that came
 * first counts.
 */
fork: boolean, 
/**
 * Whether a later packet of the same sender came before it.
 */
late: boolean, 
/**
 * Whether it answers a packet that is not here.
 */
answers_missing: boolean, 
/**
 * What it changes, if it is an update.
 */
update: UpdateView | null, 
/**
 * What it says, if it is a reply to an answer.
 */
rejoinder: RejoinderView | null, 
/**
 * What it hands over.
 */
reveals: Array<RevealView>, };
export type ThreadView = { 
/**
 * Its packets, in the order in which they came here.
 */
packets: Array<ThreadPacket>, 
/**
 * What is missing.
 */
gaps: Array<ThreadGap>, 
/**
 * Whether the challenge was taken back.
 */
withdrawn: WithdrawalView | null, };
export type TimestampRef = { 
/**
 * Its id.
 */
timestamp_id: PacketTimestampId, };
export type TimestampSays = { 
/**
 * The time on it.
 */
at: string, 
/**
 * The latest time that it may mean, as far as the authority says how exact it is.
 */
latest: string, 
/**
 * The authority, as its certificate names it.
 */
authority: string, 
/**
 * The name in the certificate at the root, if one was compared.
 */
root: string | null, 
/**
 * The SHA-256 of that certificate, to be compared with what the authority publishes.
 */
root_sha256: string | null, 
/**
 * Its number at the authority, in hex digits.
 */
serial: string, 
/**
 * The rules under which it was given, as an object identifier.
 */
policy: string, };
export type TimestampState = "waiting" | "anchored" | "not_checked" | "broken";
export type TimestampView = { 
/**
 * Its id.
 */
id: PacketTimestampId, 
/**
 * How far it is.
 */
state: TimestampState, 
/**
 * When the request was written, or the reply came in without one.
 */
added_at: string, 
/**
 * Whether the reply answers a request that was made here.
 */
asked_here: boolean, 
/**
 * What it says, if it holds.
 */
says: TimestampSays | null, 
/**
 * The stable word for what is wrong with a broken one.
 */
reason: string | null, };
export type Tlp = "red" | "amber" | "green" | "clear";
export type Told = { 
/**
 * Who: a group or an office.
 */
who: string, 
/**
 * When.
 */
when: string | null, 
/**
 * How.
 */
how: string, };
export type Treatment = "mitigate" | "transfer" | "avoid" | "accept";
export type TypedWord = { 
/**
 * Its place, from 1.
 */
position: number, 
/**
 * The word.
 */
word: string, };
export type Unlock = { 
/**
 * A folder chosen before; nothing takes the one opened last.
 */
folder_token: string | null, 
/**
 * The passphrase.
 */
passphrase: string, };
export type UnlockWithRecovery = { 
/**
 * A folder chosen before; nothing takes the one opened last.
 */
folder_token: string | null, 
/**
 * The 24 words, in any spacing.
 */
words: string, 
/**
 * The new passphrase.
 */
new_passphrase: string, };
export type UpdatePreview = { 
/**
 * What is new, in words.
 */
text: string, 
/**
 * Claims that are taken back.
 */
withdrawn_claims: Array<ClaimId>, 
/**
 * Asks that are taken back.
 */
withdrawn_asks: Array<AskId>, 
/**
 * How many items that were kept back are handed over with proof.
 */
reveals: number, };
export type UpdateView = { 
/**
 * What is new, in words.
 */
text: string, 
/**
 * New claims.
 */
new_claims: Array<number>, 
/**
 * Claims that are worded anew.
 */
reworded_claims: Array<number>, 
/**
 * Claims that are taken back.
 */
withdrawn_claims: Array<number>, 
/**
 * New asks.
 */
new_asks: Array<number>, 
/**
 * Asks that are worded anew.
 */
reworded_asks: Array<number>, 
/**
 * Asks that are taken back.
 */
withdrawn_asks: Array<number>, 
/**
 * New dates.
 */
deadlines: Deadlines, };
export type VaultSettings = { 
/**
 * The name of the person or team, shown in the corner.
 */
name: string, 
/**
 * The desk the vault opens at.
 */
desk: Desk, 
/**
 * Minutes without activity after which the vault locks itself, 1 to 120.
 */
lock_minutes: number, };
export type VaultStatus = "none" | "locked" | "open";
export type Verification = "good_known_key" | "good_new_key" | "good_changed_key" | "good_anonymous" | "not_the_addressee";
export type WaitingPacket = { 
/**
 * Stands for it.
 */
token: string, 
/**
 * The name of the file, without the folder.
 */
name: string, 
/**
 * Whether there was a file of this name. One that is not there is named all the same, so that nobody wonders.
 */
found: boolean, };
export type WaitingPackets = { 
/**
 * The first one first.
 */
packets: Array<WaitingPacket>, };
export type WaitingRef = { 
/**
 * Its token.
 */
token: string, };
export type WithdrawalDraft = { 
/**
 * Why.
 */
reason: string, 
/**
 * Whether the other side is asked to delete what it was sent.
 */
please_delete: boolean, };
export type WithdrawalView = { 
/**
 * The packet that says so.
 */
packet_id: PacketId, 
/**
 * The day on which it came, or was sealed, here.
 */
on: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Whether the other side is asked to delete what it was sent.
 */
please_delete: boolean, };
export type WithheldChoice = { 
/**
 * The piece.
 */
evidence_id: EvidenceId, 
/**
 * What kind of reason: `safety`, `consent`, `private` …
 */
category: string, 
/**
 * The reason in words.
 */
reason: string, };
export type Worksheet = { 
/**
 * Its id.
 */
id: WorksheetId, 
/**
 * The entry.
 */
entry_id: EntryId, 
/**
 * The claim.
 */
claim_id: ClaimId, 
/**
 * Map.
 */
map: MapStep, 
/**
 * Measure.
 */
measure: MeasureStep, 
/**
 * Manage.
 */
manage: ManageStep, 
/**
 * Govern.
 */
govern: Array<GovernNote>, 
/**
 * When it was last changed.
 */
updated_at: string, };
export type WorksheetId = string;
export type WorksheetView = { 
/**
 * The claim's number.
 */
number: number, 
/**
 * The claim's title.
 */
title: string, 
/**
 * What they say.
 */
theirs: Strip, 
/**
 * What the organization says.
 */
own: Strip, 
/**
 * How many of the seven differ.
 */
differ: number, 
/**
 * The work.
 */
worksheet: Worksheet, 
/**
 * Framework entries that may fit, by the claim's characteristics.
 */
suggestions: Array<SuggestionView>, };

/** What the window may ask: name, request, response. */
export interface Commands {
  app_state: [Empty, AppState];
  activity: [Empty, Empty];
  save_preferences: [Preferences, AppState];
  choose_vault_folder: [ChooseFolder, ChosenFolder];
  passphrase_strength: [PassphraseText, PassphraseStrength];
  suggest_passphrase: [Empty, PassphraseText];
  create_vault: [CreateVault, AppState];
  unlock: [Unlock, AppState];
  unlock_with_recovery: [UnlockWithRecovery, AppState];
  lock: [Empty, AppState];
  change_passphrase: [ChangePassphrase, Empty];
  make_recovery_sheet: [Empty, RecoverySheet];
  confirm_recovery_sheet: [ConfirmRecovery, AppState];
  save_vault_settings: [VaultSettings, AppState];
  load_example: [Empty, CaseRef];
  counts: [Empty, Counts];
  search: [SearchQuery, SearchHits];
  cancel_job: [JobRef, Empty];
  home: [Empty, HomeView];
  cases: [Empty, CaseRows];
  case_view: [CaseRef, CaseView];
  new_case: [NewCase, Case];
  save_case: [Case, Saved];
  delete_case: [CaseRef, Empty];
  save_system: [SaveSystem, System];
  new_harm: [NewHarm, Harm];
  harm: [HarmRef, Harm];
  save_harm: [Harm, Saved];
  delete_harm: [HarmRef, Empty];
  people: [Empty, PersonRows];
  save_person: [Person, Saved];
  delete_person: [PersonRef, Empty];
  save_consent: [Consent, Saved];
  evidence_list: [Empty, EvidenceRows];
  evidence_view: [EvidenceRef, EvidenceView];
  add_evidence_with_dialog: [AddEvidence, AddedEvidence];
  add_dropped_evidence: [AddDropped, AddedEvidence];
  save_evidence: [Evidence, Saved];
  delete_evidence: [EvidenceRef, Empty];
  clean_evidence: [EvidenceRef, Evidence];
  show_evidence: [EvidenceRef, Showing];
  stop_showing: [ShowingRef, Empty];
  export_evidence: [EvidenceRef, MaybeFile];
  mapping_view: [InLanguage<HarmRef>, MappingView];
  save_note: [CharacteristicNote, Saved];
  save_tension: [Tension, Saved];
  delete_tension: [TensionRef, Empty];
  save_mapping: [Mapping, Saved];
  delete_mapping: [MappingRef, Empty];
  catalog: [Language, CatalogEntries];
  catalog_search: [InLanguage<SearchQuery>, CatalogEntries];
  catalog_rows: [Language, CatalogRows];
  catalog_page: [InLanguage<FrameworkRef>, CatalogPage];
  catalog_find: [InLanguage<SearchQuery>, CatalogFound];
  catalog_books: [Language, CatalogBooks];
  catalog_suggestions: [InLanguage<HarmRef>, CatalogSuggestions];
  attach_playbook: [Empty, MaybePlaybook];
  remove_playbook: [Empty, Empty];
  new_challenge: [CaseRef, Challenge];
  challenge_view: [ChallengeRef, ChallengeView];
  incident_report: [InLanguage<ChallengeRef>, IncidentReport];
  save_challenge: [Challenge, Saved];
  delete_challenge: [ChallengeRef, Empty];
  save_ask: [Ask, Saved];
  delete_ask: [AskRef, Empty];
  settle_blocker: [SettleBlocker, Empty];
  recipients: [Empty, RecipientViews];
  save_recipient: [Recipient, Saved];
  mark_key_checked: [KeyChecked, Empty];
  mark_key_revoked: [KeyRevoked, Empty];
  seal_challenge: [SealChallenge, MaybeSealed];
  new_update: [ChallengeRef, Challenge];
  follow_ups: [ChallengeRef, FollowUps];
  save_follow_ups: [SaveFollowUps, Saved];
  seal_rejoinder: [SealChallenge, MaybeSealed];
  seal_withdrawal: [SealChallenge, MaybeSealed];
  close_thread: [ChallengeRef, Empty];
  import_with_dialog: [ImportPacket, MaybeImported];
  waiting_packets: [Empty, WaitingPackets];
  import_waiting: [ImportWaiting, ImportView];
  forget_waiting: [WaitingRef, Empty];
  key_code: [KeyCode, KeySquares];
  packet_view: [PacketRef, PacketView];
  show_packet_file: [PacketFileRef, Showing];
  export_packet_file: [PacketFileRef, MaybeFile];
  save_timestamp_request: [PacketRef, MaybeFile];
  add_timestamp: [PacketRef, MaybeTimestamp];
  check_timestamp: [TimestampRef, MaybeTimestamp];
  remove_timestamp: [TimestampRef, Empty];
  sent: [Empty, SentRows];
  ledger: [ChallengeRef, LedgerView];
  mark_answers_seen: [ChallengeRef, Empty];
  inbox: [Empty, InboxRows];
  entry_view: [InLanguage<EntryRef>, EntryView];
  mark_sender_checked: [SenderChecked, Empty];
  forget_sender_check: [PacketRef, Empty];
  accept_entry: [EntryRef, Empty];
  save_entry: [Entry, Saved];
  save_worksheet: [Worksheet, Saved];
  record_decision: [RecordDecision, Empty];
  seal_receipt: [SealReply, MaybeSealed];
  response_view: [EntryRef, ResponseView];
  save_response: [ResponseDraft, Saved];
  seal_response: [SealReply, MaybeSealed];
  further_response: [EntryRef, Empty];
  decision_log: [Empty, DecisionLog];
  identity: [IdentityRef, IdentityView];
  save_identity: [SaveIdentity, IdentityView];
  rotate_keys: [IdentityRef, IdentityView];
  revoke_keys: [RevokeKeys, MaybeFile];
  export_card: [IdentityRef, MaybeFile];
}

/** Which data a command reads. */
export const reads = {
  app_state: ["session"],
  activity: [],
  choose_vault_folder: [],
  passphrase_strength: [],
  suggest_passphrase: [],
  counts: ["case","evidence","people","challenge","register"],
  search: ["case","evidence","people","challenge"],
  cancel_job: [],
  home: ["case","challenge","session"],
  cases: ["case"],
  case_view: ["case","evidence","people","challenge"],
  harm: ["case"],
  people: ["people"],
  evidence_list: ["evidence"],
  evidence_view: ["evidence"],
  stop_showing: [],
  mapping_view: ["case","evidence"],
  catalog: [],
  catalog_search: [],
  catalog_rows: [],
  catalog_page: ["catalog"],
  catalog_find: [],
  catalog_books: ["catalog"],
  catalog_suggestions: ["case"],
  challenge_view: ["challenge","case","evidence","people"],
  incident_report: ["challenge","case","evidence","people"],
  recipients: ["challenge"],
  follow_ups: ["challenge"],
  waiting_packets: ["waiting"],
  key_code: [],
  packet_view: ["challenge","register"],
  show_packet_file: [],
  export_packet_file: [],
  sent: ["challenge"],
  ledger: ["challenge"],
  inbox: ["register"],
  entry_view: ["register"],
  response_view: ["register"],
  decision_log: ["register"],
  identity: ["session","register"],
} as const;

/** Which data a command changes. */
export const changes = {
  save_preferences: ["session"],
  create_vault: ["all"],
  unlock: ["all"],
  unlock_with_recovery: ["all"],
  lock: ["all"],
  change_passphrase: ["session"],
  make_recovery_sheet: ["session"],
  confirm_recovery_sheet: ["session"],
  save_vault_settings: ["session"],
  load_example: ["all"],
  new_case: ["case"],
  save_case: ["case"],
  delete_case: ["case","evidence","challenge"],
  save_system: ["case"],
  new_harm: ["case"],
  save_harm: ["case"],
  delete_harm: ["case","challenge"],
  save_person: ["people"],
  delete_person: ["people","case"],
  save_consent: ["people","challenge"],
  add_evidence_with_dialog: ["evidence","case"],
  add_dropped_evidence: ["evidence","case"],
  save_evidence: ["evidence","case","challenge"],
  delete_evidence: ["evidence","case","challenge"],
  clean_evidence: ["evidence","case","challenge"],
  show_evidence: ["evidence"],
  export_evidence: ["evidence"],
  save_note: ["case"],
  save_tension: ["case"],
  delete_tension: ["case"],
  save_mapping: ["case"],
  delete_mapping: ["case"],
  attach_playbook: ["catalog"],
  remove_playbook: ["catalog"],
  new_challenge: ["challenge"],
  save_challenge: ["challenge"],
  delete_challenge: ["challenge"],
  save_ask: ["challenge"],
  delete_ask: ["challenge"],
  settle_blocker: ["challenge","evidence","people"],
  save_recipient: ["challenge"],
  mark_key_checked: ["challenge"],
  mark_key_revoked: ["challenge","register"],
  seal_challenge: ["all"],
  new_update: ["challenge"],
  save_follow_ups: ["challenge"],
  seal_rejoinder: ["all"],
  seal_withdrawal: ["all"],
  close_thread: ["challenge"],
  import_with_dialog: ["all"],
  import_waiting: ["all"],
  forget_waiting: ["waiting"],
  save_timestamp_request: ["challenge","register"],
  add_timestamp: ["challenge","register"],
  check_timestamp: ["challenge","register"],
  remove_timestamp: ["challenge","register"],
  mark_answers_seen: ["challenge"],
  mark_sender_checked: ["register","challenge"],
  forget_sender_check: ["register","challenge"],
  accept_entry: ["register"],
  save_entry: ["register"],
  save_worksheet: ["register"],
  record_decision: ["register"],
  seal_receipt: ["all"],
  save_response: ["register"],
  seal_response: ["all"],
  further_response: ["register"],
  save_identity: ["session","register"],
  rotate_keys: ["session","register","challenge"],
  revoke_keys: ["session","register","challenge"],
  export_card: ["register"],
} as const;
