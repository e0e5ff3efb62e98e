package org.autocrm.mail.inbound;

import static jakarta.persistence.EnumType.STRING;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A mail as it came, and what became of it. Begins as kept and ends in exactly one other state. */
@Entity
@Table(name = "stored_mail")
@SuppressWarnings("NullAway.Init")
class StoredMail {

    @Id
    @SequenceGenerator(name = "stored_mail_seq", sequenceName = "stored_mail_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "stored_mail_seq")
    private Long id;

    @Version
    private int version;

    private String mailbox;

    @Column(name = "mailbox_id")
    private @Nullable Long mailboxId;

    private long uidvalidity;
    private long uid;

    @Column(name = "mail_id")
    private @Nullable String mailId;

    @Column(name = "content_hash")
    private String contentHash;

    private byte[] raw;
    private boolean complete = true;

    @Enumerated(STRING)
    private MailState state = MailState.KEPT;

    private @Nullable String reason;
    private @Nullable String ticket;

    @Column(name = "stored_at")
    private Instant storedAt;

    @Column(name = "done_at")
    private @Nullable Instant doneAt;

    protected StoredMail() {} // for JPA

    StoredMail(MailPlace place, MailFingerprint fingerprint, byte[] raw, Instant at) {
        this.mailboxId = place.mailboxId();
        this.mailbox = place.mailbox();
        this.uidvalidity = place.uidValidity();
        this.uid = place.uid();
        this.mailId = fingerprint.mailId().orElse(null);
        this.contentHash = fingerprint.hash();
        this.raw = raw.clone();
        this.storedAt = at;
    }

    void became(MailState end, @Nullable String itsTicket, @Nullable String itsReason, Instant at) {
        state = end;
        ticket = itsTicket;
        reason = itsReason;
        doneAt = at;
    }

    /** The rest of it is in the mailbox still. */
    void isOnlyPartOfIt() {
        complete = false;
    }

    boolean isDone() {
        return state != MailState.KEPT;
    }

    Long id() {
        return id;
    }

    @Nullable
    Long mailbox() {
        return mailboxId;
    }

    String contentHash() {
        return contentHash;
    }

    byte[] raw() {
        return raw;
    }
}
