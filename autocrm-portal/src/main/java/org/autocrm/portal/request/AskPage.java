package org.autocrm.portal.request;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.autocrm.portal.faces.Problems;
import org.autocrm.portal.faces.Visit;
import org.autocrm.ticket.CustomerDesk;

/** Backs {@code /ask}: a new request. */
@Named
@RequestScoped
public class AskPage {

    static final int LONGEST_TEXT = 50_000;
    private static final int LONGEST_SUBJECT = 200;

    @Inject
    private CustomerDesk desk;

    @Inject
    private Visit visit;

    @Inject
    private Problems problems;

    private String subject = "";
    private String words = "";

    /** Opens the request and goes to it. */
    public void send() {
        problems.checkWords("subject", subject, LONGEST_SUBJECT);
        problems.checkWords("words", words, LONGEST_TEXT);
        if (!problems.isAny()) {
            visit.goTo("/requests/" + desk.open(subject, words, List.of()) + "?sent=request");
        }
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }
}
