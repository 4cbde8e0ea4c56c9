/**
 * Two rules of our own.
 *
 * `no-literal-text`: words that a person reads go through the catalogue. Text between tags must stand inside
 * `<Trans>`, and attributes that are read or shown must not be a plain string.
 * `explicit-id`: every text has an id of our choosing, so that a change of the English does not orphan translations.
 */
const READ_ATTRIBUTES = new Set(["title", "label", "alt", "placeholder", "hint", "note", "heading", "legend", "aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "doLabel", "keepLabel", "caption", "error", "lead"]);
const LETTERS = /\p{L}{2,}/u;

const insideTrans = (node) => {
  for (let at = node.parent; at; at = at.parent) if (at.type === "JSXElement" && ["Trans", "Plural", "Select", "SelectOrdinal"].includes(at.openingElement.name.name)) return true;
  return false;
};

const textOf = (node) => {
  if (!node) return null;
  if (node.type === "Literal" && typeof node.value === "string") return node.value;
  if (node.type === "TemplateLiteral") return node.quasis.map((quasi) => quasi.value.cooked).join(" ");
  if (node.type === "JSXExpressionContainer") return textOf(node.expression);
  return null;
};

const noLiteralText = {
  meta: { type: "problem", schema: [], messages: { text: "Words a person reads go through the catalogue: use <Trans id> or t({ id, message })." } },
  create: (context) => ({
    JSXText(node) {
      if (LETTERS.test(node.value) && !insideTrans(node)) context.report({ node, messageId: "text" });
    },
    JSXExpressionContainer(node) {
      if (node.parent.type !== "JSXElement" && node.parent.type !== "JSXFragment") return;
      const text = textOf(node.expression);
      if (text !== null && LETTERS.test(text) && !insideTrans(node) && !/^Ctrl .$/.test(text)) context.report({ node, messageId: "text" });
    },
    JSXAttribute(node) {
      const name = node.name.type === "JSXIdentifier" ? node.name.name : "";
      const text = textOf(node.value);
      if (READ_ATTRIBUTES.has(name) && text !== null && LETTERS.test(text) && text !== "Recourse") context.report({ node, messageId: "text" });
    },
  }),
};

const hasId = (argument) => argument?.type === "ObjectExpression" && argument.properties.some((property) => property.type === "Property" && property.key.name === "id" && property.value.type === "Literal");

const explicitId = {
  meta: { type: "problem", schema: [], messages: { id: "Give this text an id of its own: { id: \"area.what\", message: \"…\" }." } },
  create: (context) => ({
    CallExpression(node) {
      if (node.callee.type === "Identifier" && ["t", "msg"].includes(node.callee.name) && !hasId(node.arguments[0])) context.report({ node, messageId: "id" });
    },
    TaggedTemplateExpression(node) {
      if (node.tag.type === "Identifier" && ["t", "msg"].includes(node.tag.name)) context.report({ node, messageId: "id" });
    },
    JSXOpeningElement(node) {
      if (node.name.name === "Trans" && !node.attributes.some((attribute) => attribute.type === "JSXAttribute" && attribute.name.name === "id")) context.report({ node, messageId: "id" });
    },
  }),
};

export default { rules: { "no-literal-text": noLiteralText, "explicit-id": explicitId } };
