package org.autocrm.ticket.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueryFormTest {

    @Test
    void aSimpleQueryIsAForm() {
        var form = QueryForm.of(Query.parse("status:open -tag:vip \"printer jam\" -spam"))
                .orElseThrow();

        assertThat(form.words()).isEqualTo("\"printer jam\" -spam");
        assertThat(form.lines())
                .containsExactly(
                        new QueryForm.Line(false, FieldName.of(Field.STATUS), Operator.IS, List.of(Value.of("open"))),
                        new QueryForm.Line(true, FieldName.of(Field.TAG), Operator.IS, List.of(Value.of("vip"))));
    }

    @Test
    void aFormIsTheQueryThatItShows() {
        var query = Query.parse("status:open -tag:vip created>=2026-01-01 \"printer jam\" -spam");

        assertThat(QueryForm.of(query).orElseThrow().toQuery()).isEqualTo(query);
        assertThat(QueryForm.of(Query.ALL).orElseThrow().toQuery()).isEqualTo(Query.ALL);
    }

    @Test
    void aQueryWithAlternativesIsMoreThanAForm() {
        assertThat(QueryForm.of(Query.parse("status:open OR tag:vip"))).isEmpty();
        assertThat(QueryForm.of(Query.parse("status:open (a OR b)"))).isEmpty();
    }
}
