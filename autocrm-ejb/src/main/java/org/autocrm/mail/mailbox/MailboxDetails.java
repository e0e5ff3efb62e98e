package org.autocrm.mail.mailbox;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an administrator decides about a mailbox, but for its secrets. */
public record MailboxDetails(
        String name, MailServer server, LogIn logIn, Taking taking, Speaking speaking, boolean active)
        implements Serializable {

    /**
     * The name under which the ledger knows the mails of this place; another server, user or folder is another place.
     */
    public String place() {
        return switch (server.protocol()) {
            case IMAP -> logIn.user() + "@" + server.host() + "/" + taking.folder();
            case POP3 -> "pop3:" + logIn.user() + "@" + server.host();
            case PUSH -> "push:" + name;
        };
    }

    MailboxDetails named(String another) {
        return new MailboxDetails(another, server, logIn, taking, speaking, active);
    }

    /** Everything that can be changed, as text; empty where there is nothing. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("name", name);
        facts.put("protocol", server.protocol().name());
        facts.put("host", server.host());
        facts.put("port", Integer.toString(server.port()));
        facts.put("encryption", server.encryption().name());
        facts.put("user", logIn.user());
        facts.put("access", logIn.access().name());
        facts.put("tokenUrl", text(logIn.tokenUrl()));
        facts.put("clientId", text(logIn.clientId()));
        facts.put("scope", text(logIn.scope()));
        facts.put("folder", taking.folder());
        facts.put("backlog", taking.backlog().name());
        facts.put("afterwards", taking.afterwards().name());
        facts.put("moveTo", text(taking.moveTo()));
        facts.put("everySeconds", Integer.toString(taking.everySeconds()));
        facts.put("address", speaking.address().value());
        facts.put("senderName", text(speaking.senderName()));
        facts.put("signature", text(speaking.signature()));
        facts.put("team", speaking.team() == null ? "" : Long.toString(speaking.team()));
        facts.put("acknowledges", Boolean.toString(speaking.acknowledges()));
        facts.put("signedAnswers", Boolean.toString(speaking.signedAnswers()));
        facts.put("active", Boolean.toString(active));
        return facts;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
