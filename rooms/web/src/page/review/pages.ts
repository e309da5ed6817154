// The pages about reviews.
import type { Page } from '../../door/ask.ts'
import { reviewPage } from './review.tsx'
import { reviewQueue } from './review-queue.tsx'

export const reviewPages: readonly Page[] = [reviewQueue, reviewPage]
