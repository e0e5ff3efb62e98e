package org.autocrm.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A file that came with a message. */
@Entity
@Table(name = "message_file")
@SuppressWarnings("NullAway.Init")
class MessageFile {

    @Id
    @SequenceGenerator(name = "message_file_seq", sequenceName = "message_file_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "message_file_seq")
    private Long id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "message_id")
    private Message message;

    @Column(name = "content_id")
    private long contentId;

    private String name;

    @Column(name = "media_type")
    private String mediaType;

    private long size;

    @Column(name = "part_id")
    private @Nullable String partId;

    protected MessageFile() {} // for JPA

    MessageFile(Message message, FileRef file) {
        this.message = message;
        this.contentId = file.content();
        this.name = file.name();
        this.mediaType = file.mediaType();
        this.size = file.size();
        this.partId = file.partId();
    }

    StoredFile toStored() {
        return new StoredFile(contentId, name, mediaType, size);
    }

    Message message() {
        return message;
    }
}
