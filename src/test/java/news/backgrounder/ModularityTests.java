package news.backgrounder;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    private static final String[] NEWSROOM_WING = {
        "news.backgrounder.article..",
        "news.backgrounder.conflict..",
        "news.backgrounder.explainer..",
        "news.backgrounder.newsroom..",
        "news.backgrounder.schedule..",
        "news.backgrounder.workingcopy..",
        "news.backgrounder.account.."
    };

    private static final String[] READING_WING = {"news.backgrounder.reading..", "news.backgrounder.page.."};

    private final ApplicationModules modules = ApplicationModules.of(Backgrounder.class);

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        modules.verify();
    }

    @Test
    void noReadingPackageSeesAWorkingCopy() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("news.backgrounder");

        noClasses()
                .that()
                .resideInAnyPackage(READING_WING)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(NEWSROOM_WING)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.persistence..",
                        "org.springframework.data..",
                        "java.sql..",
                        "org.springframework.jdbc..")
                .because("readers see editions, and nothing else has a way to their pages")
                .check(classes);
    }

    @Test
    void theRecordKnowsNeitherWing() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("news.backgrounder");

        noClasses()
                .that()
                .resideInAPackage("news.backgrounder.edition..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(NEWSROOM_WING)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(READING_WING)
                .check(classes);
    }
}
