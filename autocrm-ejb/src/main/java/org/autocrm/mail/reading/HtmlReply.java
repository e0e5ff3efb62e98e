package org.autocrm.mail.reading;

import org.autocrm.shared.SafeHtml;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/**
 * A mail in HTML in two: what its author said, and the rest. Both are safe to show.
 *
 * <p>It is taken apart before it is made safe, because the names that mail programs give to their elements are the best
 * signs of what is quoted and what is a signature.
 */
public record HtmlReply(SafeHtml said, SafeHtml rest) {

    /** Elements that stand deeper than this, which no mail program writes, lie flat. */
    private static final int DEEPEST = 150;

    /** Nobody writes as much; it is taken for said without a look at it. */
    private static final int LONGEST = 2_000_000;

    /** Takes HTML apart, whoever wrote it. */
    public static HtmlReply of(String untrustedHtml) {
        if (untrustedHtml.length() > LONGEST) {
            return new HtmlReply(SafeHtml.ofMail(untrustedHtml), SafeHtml.ofMail(""));
        }
        var parser = Parser.htmlParser().setMaxDepth(DEEPEST);
        var html = HtmlLines.of(Jsoup.parse(untrustedHtml, parser).body());
        var said = Anatomy.of(html.lines()).said();
        return new HtmlReply(SafeHtml.ofMail(html.side(said, true)), SafeHtml.ofMail(html.side(said, false)));
    }
}
