/** The first day, step by step. Each is done when what it leads to exists, whoever reads the guide and however they came there. */
export const guideSteps = ['sample', 'interview', 'document', 'evidence', 'draft', 'attachment', 'bin', 'view'] as const
export type GuideStep = (typeof guideSteps)[number]
