package org.autocrm.ticket;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.autocrm.shared.SafeHtml;
import org.jsoup.parser.Parser;

/**
 * Pictures of a mail where its author put them: the HTML names a part by its Content-ID (RFC 2392), and gets the
 * address of that file with us. Pictures from elsewhere are loaded only for somebody who asks for them.
 */
final class InlinePictures {

    /** As {@link SafeHtml#ofMail} writes them. */
    private static final Pattern PICTURE =
            Pattern.compile("<img ([^>]{0,2000}?)src=\"(?i:cid):([^\"]{1,1000})\"([^>]{0,2000})>");

    /** As the same writes those from elsewhere. */
    private static final Pattern FROM_ELSEWHERE =
            Pattern.compile("<img ([^>]{0,2000}?)data-elsewhere=\"(https?[^\"]{1,10000})\"([^>]{0,2000})>");

    private static final Pattern DESCRIPTION = Pattern.compile("alt=\"([^\"]{1,300})");

    /** What browsers show without running anything. */
    private static final Set<String> SHOWN =
            Set.of("image/png", "image/jpeg", "image/jpg", "image/pjpeg", "image/gif", "image/webp", "image/bmp");

    private InlinePictures() {}

    /** The HTML with its pictures; one whose part is missing is left out. */
    static String shown(String html, List<FileView> files, String filesAddress) {
        return html.contains("<img ")
                ? PICTURE.matcher(html)
                        .replaceAll(picture -> Matcher.quoteReplacement(named(picture, files)
                                .map(file -> "<img loading=\"lazy\" " + picture.group(1) + "src=\"" + filesAddress + "/"
                                        + file.id() + "\"" + picture.group(3) + ">")
                                .orElse("")))
                : html;
    }

    /** Whether it has pictures that would be loaded from elsewhere. */
    static boolean hasElsewhere(String html) {
        return html.contains(SafeHtml.ELSEWHERE) && FROM_ELSEWHERE.matcher(html).find();
    }

    /** The HTML with a placeholder for each picture from elsewhere; nothing is loaded. */
    static String withoutElsewhere(String html) {
        return replaced(html, picture -> {
            var described = DESCRIPTION.matcher(picture.group());
            return "<span class=\"elsewhere\">" + (described.find() ? described.group(1) : "&#160;") + "</span>";
        });
    }

    /** The HTML with its pictures from elsewhere, which do not learn from where they are looked at. */
    static String withElsewhere(String html) {
        return replaced(
                html,
                picture -> "<img loading=\"lazy\" referrerpolicy=\"no-referrer\" " + picture.group(1) + "src=\""
                        + picture.group(2) + "\"" + picture.group(3) + ">");
    }

    private static String replaced(String html, Function<MatchResult, String> picture) {
        return html.contains(SafeHtml.ELSEWHERE)
                ? FROM_ELSEWHERE.matcher(html).replaceAll(found -> Matcher.quoteReplacement(picture.apply(found)))
                : html;
    }

    /** The files that are shown within the HTML. */
    static Set<Long> within(String html, List<FileView> files) {
        return PICTURE.matcher(html)
                .results()
                .flatMap(picture -> named(picture, files).stream())
                .map(FileView::id)
                .collect(Collectors.toSet());
    }

    private static Optional<FileView> named(MatchResult picture, List<FileView> files) {
        var name = decoded(Parser.unescapeEntities(picture.group(2), true));
        return files.stream()
                .filter(file -> name.equals(file.partId()) && SHOWN.contains(file.mediaType()))
                .findFirst();
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
