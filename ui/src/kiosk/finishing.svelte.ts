// Whether the visitor is being asked about finishing.

export const finishing = $state({ asked: false });
