// The pages about reviews.
import type { Page } from '../../door/ask.ts'
import { requestList } from './request-list.tsx'
import { reviewPage } from './review.tsx'
import { reviewQueue } from './review-queue.tsx'

export const reviewPages: readonly Page[] = [reviewQueue, reviewPage, requestList]
