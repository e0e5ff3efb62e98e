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
    private long uidvalidity;
    private long uid;

    @Column(name = "mail_id")
    private @Nullable String mailId;

    @Column(name = "content_hash")
    private String contentHash;

    private byte[] raw;

    @Enumerated(STRING)
    private MailState state = MailState.KEPT;

    private @Nullable String reason;
    private @Nullable String ticket;

    @Column(name = "stored_at")
    private Instant storedAt;

    @Column(name = "done_at")
    private @Nullable Instant doneAt;

    protected StoredMail() {} // for JPA

    StoredMail(String mailbox, long uidValidity, long uid, MailFingerprint fingerprint, byte[] raw, Instant at) {
        this.mailbox = mailbox;
        this.uidvalidity = uidValidity;
        this.uid = uid;
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

    boolean isDone() {
        return state != MailState.KEPT;
    }

    Long id() {
        return id;
    }

    String contentHash() {
        return contentHash;
    }

    byte[] raw() {
        return raw;
    }
}
