/** Coming in: the first page, making a vault, opening one, and the recovery sheet. */
export { CreateVault, WhatHappensNext } from "./CreateVault";
export { FirstRun, WhatThisIs } from "./FirstRun";
export { RecoverySheet, type RecoverySheetProps } from "./RecoverySheet";
export { RecoverForm, UnlockForm, WhatIsProtected } from "./Unlock";
