package org.autocrm.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.autocrm.staffing.Skill;
import org.autocrm.staffing.Skills;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Backs {@code /admin/skills}: what agents can be good at and tickets can ask for. */
@Named
@ViewScoped
public class SkillsPage extends Editor<Skill> {

    private static final long serialVersionUID = 1L;

    @Inject
    private Skills skills;

    private @Nullable String name;
    private @Nullable String language;

    public List<Skill> getSkills() {
        return skills.all();
    }

    /** What saving would change for others. */
    public List<String> getEffects() {
        List<String> effects = new ArrayList<>();
        if (getSeen() == null) {
            effects.add(PageTexts.text("effect.skill.new"));
        }
        if (language != null && !language.isBlank()) {
            effects.add(PageTexts.text("effect.skill.language", language.strip()));
        }
        return effects;
    }

    /** Removes the skill that is shown, if nobody needs it. */
    public void delete() {
        var seen = getSeen();
        if (seen != null) {
            attempt(() -> {
                skills.remove(seen.key());
                goTo("saved=true");
            });
        }
    }

    @Override
    String place() {
        return "/admin/skills";
    }

    @Override
    Optional<Skill> find(String wanted) {
        return skills.find(wanted);
    }

    @Override
    void take(Skill skill) {
        name = skill.name();
        language = skill.language();
    }

    @Override
    String add() {
        return skills.add(name == null ? "" : name, language).key();
    }

    @Override
    String change(String key, Skill seen) {
        return skills.change(
                        key,
                        OptionalLong.of(seen.version()),
                        is -> new Skill(key, name == null ? "" : name, language, is.version()))
                .key();
    }

    @Override
    Map<String, String> shown(Skill skill) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put(PageTexts.text("admin.name"), skill.name());
        shown.put(PageTexts.text("skills.language"), skill.language() == null ? "" : skill.language());
        return shown;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getLanguage() {
        return language;
    }

    public void setLanguage(@Nullable String language) {
        this.language = language;
    }
}
