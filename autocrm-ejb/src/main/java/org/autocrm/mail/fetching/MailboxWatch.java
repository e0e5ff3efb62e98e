package org.autocrm.mail.fetching;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.autocrm.mail.fetching.MailboxReader.Means;
import org.autocrm.mail.inbound.StoredMails;
import org.autocrm.mail.mailbox.MailServer.Protocol;
import org.autocrm.mail.mailbox.MailboxEntry;
import org.autocrm.mail.mailbox.MailboxHealths;
import org.autocrm.mail.mailbox.SystemMailboxes;
import org.autocrm.setting.VaultLocked;
import org.autocrm.shared.Tokens;
import org.autocrm.shared.Watch;

/** Has a {@link MailboxReader} for each mailbox that is to be read; a mailbox that was changed gets another one. */
@Singleton(name = "MailboxWatch")
@Startup
@DependsOn("EventRelay")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class MailboxWatch {

    private static final Logger LOG = Logger.getLogger(MailboxWatch.class.getName());
    private static final int NODE_NAME = 12;

    private final Map<Long, MailboxReader> readers = new HashMap<>();
    private final Watch watch =
            new Watch("autocrm-mailboxes", Duration.ofSeconds(2), "The mailboxes cannot be looked up", this::look);
    private boolean followed;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private SystemMailboxes mailboxes;

    @Inject
    private MailboxHealths healths;

    @Inject
    private StoredMails ledger;

    @Inject
    private MailSources sources;

    @Inject
    private Clock clock;

    private Means means;

    @PostConstruct
    void start() {
        means = new Means(ledger, sources, healths, clock, Tokens.random().substring(0, NODE_NAME));
        watch.start(threads);
    }

    @PreDestroy
    void stop() {
        watch.stop();
        synchronized (readers) {
            readers.values().forEach(MailboxReader::stop);
        }
    }

    private void look() {
        if (!followed) {
            mailboxes.followSettings();
            mailboxes.active().forEach(this::sealAnew);
            followed = true;
        }
        var wanted = mailboxes.active().stream()
                .filter(mailbox -> mailbox.details().server().protocol() != Protocol.PUSH)
                .collect(Collectors.toMap(MailboxEntry::id, Function.identity()));
        synchronized (readers) {
            List.copyOf(readers.keySet()).forEach(id -> endIfAnother(id, wanted));
            if (!watch.isStopped()) {
                wanted.values().forEach(this::begin);
            }
        }
    }

    /** One that cannot be opened fails alone, and says why when it is read. */
    private void sealAnew(MailboxEntry mailbox) {
        try {
            mailboxes.sealAnew(mailbox.id());
        } catch (VaultLocked e) {
            LOG.log(Level.WARNING, "The secrets of the mailbox {0} cannot be sealed anew: {1}", new Object[] {
                mailbox.details().name(), e.getMessage()
            });
        }
    }

    private void endIfAnother(long id, Map<Long, MailboxEntry> wanted) {
        var reader = readers.get(id);
        var mailbox = wanted.get(id);
        if (reader != null && (mailbox == null || !reader.reads(mailbox))) {
            reader.stop();
            readers.remove(id);
            sources.forget(id);
        }
    }

    private void begin(MailboxEntry mailbox) {
        if (!readers.containsKey(mailbox.id())) {
            var reader = new MailboxReader(mailbox, means);
            readers.put(mailbox.id(), reader);
            var thread = threads.newThread(reader);
            thread.setName("autocrm-mailbox-" + mailbox.id());
            thread.start();
        }
    }
}
