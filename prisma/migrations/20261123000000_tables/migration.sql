-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Stamp" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "mode" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "keyCheck" BYTEA NOT NULL,

    CONSTRAINT "Stamp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "identity" BYTEA,
    "timeZone" TEXT,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonKey" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "wrapped" BYTEA NOT NULL,

    CONSTRAINT "PersonKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Conversation" (
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "bot" TEXT NOT NULL,
    "chat" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "keyId" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "state" BYTEA,
    "script" TEXT,
    "block" TEXT,
    "owner" TEXT,
    "invitationId" UUID,
    "linkedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "heardAt" TIMESTAMPTZ(3),

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "conversationId" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "from" TEXT NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("conversationId","seq")
);

-- CreateTable
CREATE TABLE "Fact" (
    "personId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "value" BYTEA NOT NULL,
    "source" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "confirmedBy" TEXT,

    CONSTRAINT "Fact_pkey" PRIMARY KEY ("personId","name")
);

-- CreateTable
CREATE TABLE "Case" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "numberHash" BYTEA NOT NULL,
    "number" BYTEA NOT NULL,
    "advisorId" TEXT,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Loan" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "referenceHash" BYTEA NOT NULL,
    "terms" BYTEA NOT NULL,
    "knownAt" DATE NOT NULL,

    CONSTRAINT "Loan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Instalment" (
    "loanId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "due" DATE NOT NULL,
    "status" TEXT NOT NULL,

    CONSTRAINT "Instalment_pkey" PRIMARY KEY ("loanId","number")
);

-- CreateTable
CREATE TABLE "Payment" (
    "id" UUID NOT NULL,
    "loanId" UUID NOT NULL,
    "number" INTEGER,
    "at" DATE NOT NULL,
    "amount" BYTEA NOT NULL,

    CONSTRAINT "Payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Document" (
    "id" TEXT NOT NULL,
    "conversationId" UUID NOT NULL,
    "purpose" TEXT,
    "mime" TEXT,
    "album" TEXT,
    "status" TEXT NOT NULL,
    "size" INTEGER,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "keptAt" TIMESTAMPTZ(3),

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FilePart" (
    "documentId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "FilePart_pkey" PRIMARY KEY ("documentId","number")
);

-- CreateTable
CREATE TABLE "Escalation" (
    "id" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "conversationId" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "motive" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "to" TEXT[],
    "takenBy" TEXT,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "takenAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Escalation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EscalationContent" (
    "escalationId" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "EscalationContent_pkey" PRIMARY KEY ("escalationId","seq")
);

-- CreateTable
CREATE TABLE "EscalationCard" (
    "escalationId" TEXT NOT NULL,
    "advisorId" TEXT NOT NULL,
    "activityId" TEXT NOT NULL,

    CONSTRAINT "EscalationCard_pkey" PRIMARY KEY ("escalationId","advisorId")
);

-- CreateTable
CREATE TABLE "Advisor" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "aadObjectId" TEXT,
    "tenantId" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "conversationReference" BYTEA,

    CONSTRAINT "Advisor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" UUID NOT NULL,
    "advisorId" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE NOT NULL,
    "substituteId" TEXT,

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" TEXT NOT NULL,
    "conversationId" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "given" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "codeHash" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "triesLeft" INTEGER NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScriptVersion" (
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ScriptVersion_pkey" PRIMARY KEY ("name","version")
);

-- CreateTable
CREATE TABLE "Timer" (
    "id" TEXT NOT NULL,
    "conversationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "due" TIMESTAMPTZ(3) NOT NULL,
    "timer" JSONB NOT NULL,
    "claimedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "Timer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Inbox" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "conversationId" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "speaker" TEXT NOT NULL,
    "call" BYTEA NOT NULL,
    "due" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimedUntil" TIMESTAMPTZ(3),
    "again" BOOLEAN NOT NULL DEFAULT false,
    "settledAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "externalId" TEXT,
    "withdrawnAt" TIMESTAMPTZ(3),
    "deadAt" TIMESTAMPTZ(3),
    "problem" TEXT,

    CONSTRAINT "Outbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PersonKey_personId_idx" ON "PersonKey"("personId");

-- CreateIndex
CREATE INDEX "Conversation_personId_idx" ON "Conversation"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_channel_bot_chat_key" ON "Conversation"("channel", "bot", "chat");

-- CreateIndex
CREATE UNIQUE INDEX "Case_numberHash_key" ON "Case"("numberHash");

-- CreateIndex
CREATE INDEX "Case_personId_idx" ON "Case"("personId");

-- CreateIndex
CREATE INDEX "Case_advisorId_idx" ON "Case"("advisorId");

-- CreateIndex
CREATE UNIQUE INDEX "Loan_referenceHash_key" ON "Loan"("referenceHash");

-- CreateIndex
CREATE INDEX "Loan_personId_idx" ON "Loan"("personId");

-- CreateIndex
CREATE INDEX "Instalment_due_idx" ON "Instalment"("due");

-- CreateIndex
CREATE UNIQUE INDEX "Payment_loanId_number_key" ON "Payment"("loanId", "number");

-- CreateIndex
CREATE INDEX "Document_conversationId_idx" ON "Document"("conversationId");

-- CreateIndex
CREATE UNIQUE INDEX "Escalation_number_key" ON "Escalation"("number");

-- CreateIndex
CREATE INDEX "Escalation_conversationId_idx" ON "Escalation"("conversationId");

-- CreateIndex
CREATE INDEX "Escalation_takenBy_idx" ON "Escalation"("takenBy");

-- CreateIndex
CREATE UNIQUE INDEX "Advisor_aadObjectId_tenantId_key" ON "Advisor"("aadObjectId", "tenantId");

-- CreateIndex
CREATE INDEX "Absence_substituteId_idx" ON "Absence"("substituteId");

-- CreateIndex
CREATE UNIQUE INDEX "Absence_advisorId_from_key" ON "Absence"("advisorId", "from");

-- CreateIndex
CREATE INDEX "Consent_conversationId_idx" ON "Consent"("conversationId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_codeHash_key" ON "Invitation"("codeHash");

-- CreateIndex
CREATE INDEX "Invitation_personId_idx" ON "Invitation"("personId");

-- CreateIndex
CREATE INDEX "AuditEvent_subject_idx" ON "AuditEvent"("subject");

-- CreateIndex
CREATE INDEX "Timer_due_idx" ON "Timer"("due");

-- CreateIndex
CREATE UNIQUE INDEX "Timer_conversationId_name_key" ON "Timer"("conversationId", "name");

-- CreateIndex
CREATE INDEX "Inbox_at_idx" ON "Inbox" USING BRIN ("at");

-- CreateIndex
CREATE INDEX "Outbox_recipient_seq_idx" ON "Outbox"("recipient", "seq") WHERE "settledAt" IS NULL;

-- AddForeignKey
ALTER TABLE "PersonKey" ADD CONSTRAINT "PersonKey_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_advisorId_fkey" FOREIGN KEY ("advisorId") REFERENCES "Advisor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Loan" ADD CONSTRAINT "Loan_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Instalment" ADD CONSTRAINT "Instalment_loanId_fkey" FOREIGN KEY ("loanId") REFERENCES "Loan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_loanId_fkey" FOREIGN KEY ("loanId") REFERENCES "Loan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_advisorId_fkey" FOREIGN KEY ("advisorId") REFERENCES "Advisor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_substituteId_fkey" FOREIGN KEY ("substituteId") REFERENCES "Advisor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Sealed bytes do not compress: PostgreSQL is spared the try. A state stays in its row, with room beside it.
ALTER TABLE "Conversation" ALTER COLUMN "state" SET STORAGE EXTERNAL;
ALTER TABLE "Conversation" SET (toast_tuple_target = 8160, fillfactor = 50);
ALTER TABLE "Message" ALTER COLUMN "content" SET STORAGE EXTERNAL;
ALTER TABLE "Outbox" ALTER COLUMN "call" SET STORAGE EXTERNAL;
ALTER TABLE "FilePart" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

-- The last line of every migration: it tells a start whether one that was cut short took place.
COMMENT ON TABLE "Stamp" IS '20261123000000_tables';
