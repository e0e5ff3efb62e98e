package org.autocrm.ticket;

import static jakarta.persistence.EnumType.STRING;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.autocrm.shared.SafeHtml;
import org.jspecify.annotations.Nullable;

/**
 * One thing said on a ticket. Its words never change once written; only what became of its delivery does.
 *
 * <p>A message that leaves by mail gets its Message-ID when it is written, so that every try sends the same mail.
 */
@Entity
@SuppressWarnings("NullAway.Init")
class Message {

    @Id
    @SequenceGenerator(name = "message_seq", sequenceName = "message_seq", allocationSize = 1)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "message_seq")
    private Long id;

    @Version
    private int version;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "ticket_id")
    private Ticket ticket;

    /** The ticket on which it was written, where it is on another now. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "origin_id")
    private @Nullable Ticket origin;

    @Enumerated(STRING)
    private MessageKind kind;

    @Column(name = "author_id")
    private @Nullable Long authorId;

    @Column(name = "author_name")
    private String authorName;

    @Column(name = "author_email")
    private @Nullable String authorEmail;

    private String text;
    private @Nullable String html;

    @Column(name = "quoted_text")
    private @Nullable String quotedText;

    @Column(name = "quoted_html")
    private @Nullable String quotedHtml;

    @Column(name = "written_at")
    private Instant writtenAt;

    @Column(name = "mail_id")
    private @Nullable String mailId;

    @Enumerated(STRING)
    private DeliveryState delivery = DeliveryState.NONE;

    @Column(name = "delivery_tries")
    private int deliveryTries;

    @Column(name = "delivery_reason")
    private @Nullable String deliveryReason;

    @Column(name = "delivery_at")
    private @Nullable Instant deliveryAt;

    @OneToMany(mappedBy = "message", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    private List<MessageFile> files = new ArrayList<>();

    protected Message() {} // for JPA

    Message(Ticket ticket, MessageKind kind, Author author, Words words, Instant writtenAt) {
        this.ticket = ticket;
        this.kind = kind;
        this.authorId = author.account().orElse(null);
        this.authorName = author.name();
        this.authorEmail = author.email().map(Object::toString).orElse(null);
        this.text = words.text();
        this.html = words.html().map(SafeHtml::value).orElse(null);
        this.writtenAt = writtenAt;
    }

    /** It is part of another conversation now, and keeps where it was written. */
    void moveTo(Ticket other) {
        var written = writtenOn();
        ticket = other;
        origin = written == other ? null : written;
    }

    /** The ticket on which it was written. */
    Ticket writtenOn() {
        return origin == null ? ticket : origin;
    }

    void attach(FileRef file) {
        files.add(new MessageFile(this, file));
    }

    /** What it repeats of the conversation behind it, and its signature. */
    void repeats(Words quoted) {
        quotedText = quoted.text();
        quotedHtml = quoted.html().map(SafeHtml::value).orElse(null);
    }

    /** It came by a mail with this Message-ID. */
    void cameBy(String itsMailId) {
        mailId = itsMailId;
    }

    /** It is to leave by a mail with this Message-ID. */
    void leavesBy(String itsMailId) {
        mailId = itsMailId;
        delivery = DeliveryState.QUEUED;
    }

    void noteDelivery(DeliveryState state, @Nullable String reason, Instant at) {
        if (state == DeliveryState.SENDING) {
            deliveryTries++;
        }
        delivery = state;
        deliveryReason = reason;
        deliveryAt = at;
    }

    /** It is tried no more; what the mail server said last stays. */
    void giveUp(Instant at) {
        delivery = DeliveryState.FAILED;
        deliveryAt = at;
    }

    /** Whether the mail server has taken it, wherever it went then. */
    boolean isSent() {
        return delivery == DeliveryState.SENT || delivery == DeliveryState.BOUNCED;
    }

    /** Whether nothing is left to be done: the mail server has taken it, or it is tried no more. */
    boolean isDelivered() {
        return isSent() || delivery == DeliveryState.FAILED;
    }

    Long id() {
        return id;
    }

    Ticket ticket() {
        return ticket;
    }

    MessageKind kind() {
        return kind;
    }

    String text() {
        return text;
    }

    DeliveryState delivery() {
        return delivery;
    }

    @Nullable
    Instant deliveryAt() {
        return deliveryAt;
    }

    @Nullable
    String mailId() {
        return mailId;
    }

    String shownHtml() {
        return html == null || html.isBlank() ? SafeHtml.ofText(text).value() : html;
    }

    String authorName() {
        return authorName;
    }

    Instant writtenAt() {
        return writtenAt;
    }

    List<StoredFile> storedFiles() {
        return files.stream().map(MessageFile::toStored).toList();
    }
}
