-- The checklist of papers: its lines, the files of each, and the links by which papers are given and seen.

-- AlterTable
ALTER TABLE "Document" ADD COLUMN "borrower" INTEGER,
ADD COLUMN "contentHash" BYTEA,
ADD COLUMN "findings" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "page" INTEGER,
ADD COLUMN "pages" INTEGER,
ADD COLUMN "piece" TEXT,
ADD COLUMN "setAside" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN "hasPapers" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Paper" (
    "personId" UUID NOT NULL,
    "piece" TEXT NOT NULL,
    "borrower" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "before" TEXT,
    "beforeReason" TEXT,
    "words" BYTEA,
    "replacedBy" TEXT,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "remindedAt" TIMESTAMPTZ(3),
    "reminders" INTEGER NOT NULL DEFAULT 0,
    "receivedAt" TIMESTAMPTZ(3),
    "validUntil" DATE,
    "warnedAt" TIMESTAMPTZ(3),
    "reviewedBy" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Paper_pkey" PRIMARY KEY ("personId","piece","borrower")
);

-- CreateTable
CREATE TABLE "UploadLink" (
    "tokenHash" BYTEA NOT NULL,
    "conversationId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "UploadLink_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "ViewLink" (
    "tokenHash" BYTEA NOT NULL,
    "advisorId" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "documentId" TEXT,
    "piece" TEXT,
    "borrower" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ViewLink_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateIndex
CREATE INDEX "UploadLink_conversationId_idx" ON "UploadLink"("conversationId");

-- CreateIndex
CREATE INDEX "UploadLink_expiresAt_idx" ON "UploadLink"("expiresAt");

-- CreateIndex
CREATE INDEX "ViewLink_personId_idx" ON "ViewLink"("personId");

-- CreateIndex
CREATE INDEX "ViewLink_expiresAt_idx" ON "ViewLink"("expiresAt");

-- The last line of every migration: it tells a start whether one that was cut short took place.
COMMENT ON TABLE "Stamp" IS '20261130000000_checklist';
