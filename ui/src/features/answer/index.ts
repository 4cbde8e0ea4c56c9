export { AnswerScreen, type AnswerScreenProps } from "./AnswerScreen";
