package org.autocrm.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageGuessTest {

    @Test
    void shortRequestsTellTheirLanguage() {
        var requests = Map.of(
                "Where is my order? I have been waiting for a week.", "en",
                "Wo ist meine Bestellung? Ich warte seit einer Woche.", "de",
                "Où est ma commande ? J’attends depuis une semaine.", "fr",
                "¿Dónde está mi pedido? Llevo una semana esperando.", "es",
                "Dov'è il mio ordine? Sto aspettando da una settimana.", "it",
                "Waar is mijn bestelling? Ik wacht al een week.", "nl",
                "Onde está o meu pedido? Estou à espera há uma semana.", "pt",
                "Где мой заказ? Я жду уже неделю.", "ru");

        assertThat(requests)
                .allSatisfy((request, language) ->
                        assertThat(LanguageGuess.of(request)).contains(language));
    }

    @Test
    void namesAndCodesTellNothing() {
        assertThat(LanguageGuess.of("RMA 4711 ThinkPad X1")).isEmpty();
        assertThat(LanguageGuess.of("")).isEmpty();
        assertThat(LanguageGuess.of("Привіт")).isEmpty();
    }

    @Test
    void anUnknownLanguageIsNotTakenForAKnownOne() {
        assertThat(LanguageGuess.of("Gdzie jest moje zamówienie? Czekam już od tygodnia."))
                .isEmpty();
        assertThat(LanguageGuess.of("Var är min beställning? Jag har väntat i en vecka."))
                .isEmpty();
    }
}
