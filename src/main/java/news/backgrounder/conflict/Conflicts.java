package news.backgrounder.conflict;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Conflicts extends Repository<Conflict, ConflictId> {

    Conflict save(Conflict conflict);

    Optional<Conflict> findById(ConflictId id);

    @Query(
            "select c from Conflict c where lower(replace(c.name, '’', '''')) = lower(replace(:name, '’', '''')) order by c.changedAt desc")
    List<Conflict> named(String name, Limit limit);

    List<Conflict> findAllByOrderByChangedAtDesc(Limit limit);

    boolean existsBySlugAndIdNot(String slug, ConflictId id);
}
