package org.autocrm.shared;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Guesses the language of a text by its small words, which every sentence needs: articles, pronouns, prepositions.
 *
 * <p>It knows the languages that words can be reduced to their stems in: English, German, French, Spanish, Italian,
 * Dutch, Portuguese and Russian. It would rather say nothing than something wrong.
 */
public final class LanguageGuess {

    private static final int LONGEST = 4_000;
    private static final int FEWEST = 2;
    private static final double SHARE = 0.08;
    private static final double LEAD = 1.25;
    private static final Pattern LETTERS = Pattern.compile("[\\p{L}']+");
    private static final Map<String, List<String>> LANGUAGES = languages();

    private LanguageGuess() {}

    private static Map<String, List<String>> languages() {
        Map<String, List<String>> languages = new HashMap<>();
        add(languages, "en", """
                the and is are was were be been have has had do does did not don't i'm i've it's you your we our they their he she
                his her it its this that these those what which who when where why how my me us them to from with for of on at by
                an as if or but so can could would should will please there here any about after before into out up than then hello
                thanks thank regards dear""");
        add(languages, "de", """
                der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine ist sind war waren bin hat
                habe haben hatte wird werden wurde kann können konnte ich du er sie es wir ihr mich mir uns ihnen ihre ihren mein
                meine meinen meinem meiner zu zum zur von vom mit für auf aus bei nach seit im am an um wie was wo wann warum wenn
                dass auch noch schon nur sehr bitte hallo danke grüße grüßen über als doch mehr""");
        add(languages, "fr", """
                le la les un une des du de et ou mais ne pas plus est sont était êtes suis ai avez avons ont été je tu il elle nous
                vous ils elles mon ma mes votre vos notre nos ce cette ces cet que qui quoi dont où quand comment pourquoi dans sur
                avec sans pour par chez au aux en se si bonjour merci cordialement j'ai c'est n'est d'un d'une qu'il l'ai très bien
                depuis peut être""");
        add(languages, "es", """
                el la los las un una unos unas y o pero no es son era está están estoy soy ha he han hay tengo tiene mi mis su sus
                tu nuestro nuestra yo él ella nosotros ustedes usted me te se nos lo le les que quien cuando donde dónde cómo cuál
                porque por para con sin de del al en sobre desde hasta muy más ya también hola gracias saludos este esta esto ese
                eso puede puedo""");
        add(languages, "it", """
                il lo la i gli le un uno una e o ma non è sono era siamo ho ha hai abbiamo hanno mio mia miei mie suo sua nostro
                vostro io tu lui lei noi voi loro mi ti si ci vi che chi cui quando dove come perché per con senza di del della
                dello dei delle degli da dal dalla al alla in nel nella su sul più molto anche già ancora ciao buongiorno salve
                grazie cordiali saluti questo questa quello può posso""");
        add(languages, "nl", """
                de het een en of maar niet geen is zijn was waren ben heb heeft hebben had wordt worden werd kan kunnen ik jij je
                hij zij ze wij we jullie mij me ons hun mijn uw onze deze dit dat die wat wie waar wanneer hoe waarom als dan te
                van voor met op aan bij naar uit om over door in ook nog al zeer graag alstublieft hallo bedankt groet groeten
                vriendelijke er""");
        add(languages, "pt", """
                o a os as um uma uns umas e ou mas não é são era está estão estou sou há tem tenho têm foi meu minha meus minhas
                seu sua nosso nossa eu ele ela nós você vocês eles me te se lhe que quem quando onde como porque por para com sem
                de do da dos das no na nos nas ao à em sobre desde até muito mais já também olá obrigado obrigada bom dia
                cumprimentos este esta isto esse pode posso""");
        add(languages, "ru", """
                и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще
                ещё нет о из ему когда даже ну ли если уже или ни быть был до вас вам вы нас мы это при для наш мой моя мои мой
                пожалуйста здравствуйте спасибо добрый день почему где могу можно""");
        return languages;
    }

    private static void add(Map<String, List<String>> languages, String language, String words) {
        Arrays.stream(words.split("\\s+", -1))
                .distinct()
                .forEach(word -> languages.merge(word, List.of(language), LanguageGuess::both));
    }

    private static List<String> both(List<String> some, List<String> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    /** The language as BCP 47 has it, such as {@code de}; empty where the text does not tell. */
    public static Optional<String> of(String text) {
        var counts = new HashMap<String, Integer>();
        var words = 0;
        var matcher = LETTERS.matcher(text.substring(0, Math.min(text.length(), LONGEST))
                .replace('’', '\'')
                .toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words++;
            LANGUAGES
                    .getOrDefault(matcher.group(), List.of())
                    .forEach(language -> counts.merge(language, 1, Integer::sum));
        }
        return best(counts, words);
    }

    private static Optional<String> best(Map<String, Integer> counts, int words) {
        var ranked = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .toList();
        if (ranked.isEmpty()) {
            return Optional.empty();
        }
        int most = ranked.get(0).getValue();
        int second = ranked.size() > 1 ? ranked.get(1).getValue() : 0;
        return most >= FEWEST && most >= words * SHARE && most >= second * LEAD
                ? Optional.of(ranked.get(0).getKey())
                : Optional.empty();
    }
}
