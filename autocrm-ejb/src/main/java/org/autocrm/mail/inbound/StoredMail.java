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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mail as it came, and what became of it. Begins as kept and ends in exactly one other state. */
@Entity
@Table(name = "stored_mail")
@SuppressWarnings("NullAway.Init")
class StoredMail {

    private static final int LONGEST_REASON = 2000;

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
    private boolean unsettled;
    private @Nullable String author;
    private @Nullable String subject;

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
        reason = itsReason == null ? null : MailGlance.oneLine(itsReason, LONGEST_REASON);
        doneAt = at;
    }

    /** What was decided for it is still to be done in its mailbox. */
    void isUnsettled() {
        unsettled = true;
    }

    /** The rest of it is in the mailbox still. */
    void isOnlyPartOfIt() {
        complete = false;
    }

    /** Who wrote it, and about what: what people know a mail by. */
    void isAbout(String itsAuthor, String itsSubject) {
        author = itsAuthor;
        subject = itsSubject;
    }

    /** It is to be read once more. */
    void isReadAgain() {
        became(MailState.KEPT, null, null, storedAt);
        doneAt = null;
    }

    boolean isDone() {
        return state != MailState.KEPT;
    }

    /** Whether somebody may still decide about it: it became no message, and is not one that came another way. */
    boolean isUndecided() {
        return isUndecided(state, reason);
    }

    static boolean isUndecided(MailState state, @Nullable String reason) {
        return state.waits()
                || state == MailState.DROPPED
                || (state == MailState.KEPT_OUT && !MailIntake.AGAIN.equals(reason));
    }

    int version() {
        return version;
    }

    long uidValidity() {
        return uidvalidity;
    }

    long uid() {
        return uid;
    }

    boolean partial() {
        return !complete;
    }

    MailState state() {
        return state;
    }

    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** Whether it is known by a Message-ID or a date of its own, both of which are in its fingerprint. */
    boolean isNamed() {
        return mailId != null || MailGlance.at(raw).first("Date").isPresent();
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
