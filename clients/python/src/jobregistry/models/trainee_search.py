from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.sex import Sex
from ..models.trainee_search_count_type_0 import TraineeSearchCountType0
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.passport import Passport


T = TypeVar("T", bound="TraineeSearch")


@_attrs_define
class TraineeSearch:
    """A search whose terms must not stand in a URL. All that are given must hold.

    Example:
        {'citizenId': '014304001234'}

    """

    citizen_id: None | str | Unset = UNSET
    """ Exactly this citizen ID, as a present or a former one, or this identity card of nine digits. """
    passport: None | Passport | Unset = UNSET
    q: None | str | Unset = UNSET
    """ Words of the name without regard to accents, case or order, each from its beginning. """
    sex: list[Sex] | Unset = UNSET
    """ Only those of one of these. """
    commune_id: list[UUID] | Unset = UNSET
    """ Present communes of residence. """
    district_id: list[UUID] | Unset = UNSET
    """ Former districts of residence. """
    lives_elsewhere: bool | None | Unset = UNSET
    """ Whether they live outside the province. """
    residence_province_code: list[str] | Unset = UNSET
    """ Who lives in these other provinces: code list `provinces`. """
    residence_country_code: list[str] | Unset = UNSET
    """ Who lives in these countries: ISO 3166-1 alpha-2. """
    birth_date_from: datetime.date | None | Unset = UNSET
    birth_date_to: datetime.date | None | Unset = UNSET
    ethnic_group: list[str] | Unset = UNSET
    """ Code list `ethnic-groups`. Sensitive: it needs `trainees.pii:read` and leaves an audit
    event. """
    school_id: None | Unset | UUID = UNSET
    class_id: None | Unset | UUID = UNSET
    created_at_from: datetime.datetime | None | Unset = UNSET
    limit: int | None | Unset = 50
    """ Rows in a page. """
    cursor: None | str | Unset = UNSET
    """ `nextCursor` of the page before, with all other members as they were. """
    sort: None | str | Unset = UNSET
    """ `name` or `createdAt`; `-` in front turns it round. """
    count: None | TraineeSearchCountType0 | Unset = UNSET
    """ Whether to count the rows of all pages: `exact` reads them all, `estimate` up to 1,000. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.passport import Passport  # noqa: PLC0415

        citizen_id: None | str | Unset
        if isinstance(self.citizen_id, Unset):
            citizen_id = UNSET
        else:
            citizen_id = self.citizen_id

        passport: dict[str, Any] | None | Unset
        if isinstance(self.passport, Unset):
            passport = UNSET
        elif isinstance(self.passport, Passport):
            passport = self.passport.to_dict()
        else:
            passport = self.passport

        q: None | str | Unset
        if isinstance(self.q, Unset):
            q = UNSET
        else:
            q = self.q

        sex: list[str] | Unset = UNSET
        if not isinstance(self.sex, Unset):
            sex = []
            for sex_item_data in self.sex:
                sex_item = sex_item_data.value
                sex.append(sex_item)

        commune_id: list[str] | Unset = UNSET
        if not isinstance(self.commune_id, Unset):
            commune_id = []
            for commune_id_item_data in self.commune_id:
                commune_id_item = str(commune_id_item_data)
                commune_id.append(commune_id_item)

        district_id: list[str] | Unset = UNSET
        if not isinstance(self.district_id, Unset):
            district_id = []
            for district_id_item_data in self.district_id:
                district_id_item = str(district_id_item_data)
                district_id.append(district_id_item)

        lives_elsewhere: bool | None | Unset
        if isinstance(self.lives_elsewhere, Unset):
            lives_elsewhere = UNSET
        else:
            lives_elsewhere = self.lives_elsewhere

        residence_province_code: list[str] | Unset = UNSET
        if not isinstance(self.residence_province_code, Unset):
            residence_province_code = self.residence_province_code

        residence_country_code: list[str] | Unset = UNSET
        if not isinstance(self.residence_country_code, Unset):
            residence_country_code = self.residence_country_code

        birth_date_from: None | str | Unset
        if isinstance(self.birth_date_from, Unset):
            birth_date_from = UNSET
        elif isinstance(self.birth_date_from, datetime.date):
            birth_date_from = self.birth_date_from.isoformat()
        else:
            birth_date_from = self.birth_date_from

        birth_date_to: None | str | Unset
        if isinstance(self.birth_date_to, Unset):
            birth_date_to = UNSET
        elif isinstance(self.birth_date_to, datetime.date):
            birth_date_to = self.birth_date_to.isoformat()
        else:
            birth_date_to = self.birth_date_to

        ethnic_group: list[str] | Unset = UNSET
        if not isinstance(self.ethnic_group, Unset):
            ethnic_group = self.ethnic_group

        school_id: None | str | Unset
        if isinstance(self.school_id, Unset):
            school_id = UNSET
        elif isinstance(self.school_id, UUID):
            school_id = str(self.school_id)
        else:
            school_id = self.school_id

        class_id: None | str | Unset
        if isinstance(self.class_id, Unset):
            class_id = UNSET
        elif isinstance(self.class_id, UUID):
            class_id = str(self.class_id)
        else:
            class_id = self.class_id

        created_at_from: None | str | Unset
        if isinstance(self.created_at_from, Unset):
            created_at_from = UNSET
        elif isinstance(self.created_at_from, datetime.datetime):
            created_at_from = self.created_at_from.isoformat()
        else:
            created_at_from = self.created_at_from

        limit: int | None | Unset
        if isinstance(self.limit, Unset):
            limit = UNSET
        else:
            limit = self.limit

        cursor: None | str | Unset
        if isinstance(self.cursor, Unset):
            cursor = UNSET
        else:
            cursor = self.cursor

        sort: None | str | Unset
        if isinstance(self.sort, Unset):
            sort = UNSET
        else:
            sort = self.sort

        count: None | str | Unset
        if isinstance(self.count, Unset):
            count = UNSET
        elif isinstance(self.count, TraineeSearchCountType0):
            count = self.count.value
        else:
            count = self.count

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if citizen_id is not UNSET:
            field_dict["citizenId"] = citizen_id
        if passport is not UNSET:
            field_dict["passport"] = passport
        if q is not UNSET:
            field_dict["q"] = q
        if sex is not UNSET:
            field_dict["sex"] = sex
        if commune_id is not UNSET:
            field_dict["communeId"] = commune_id
        if district_id is not UNSET:
            field_dict["districtId"] = district_id
        if lives_elsewhere is not UNSET:
            field_dict["livesElsewhere"] = lives_elsewhere
        if residence_province_code is not UNSET:
            field_dict["residenceProvinceCode"] = residence_province_code
        if residence_country_code is not UNSET:
            field_dict["residenceCountryCode"] = residence_country_code
        if birth_date_from is not UNSET:
            field_dict["birthDateFrom"] = birth_date_from
        if birth_date_to is not UNSET:
            field_dict["birthDateTo"] = birth_date_to
        if ethnic_group is not UNSET:
            field_dict["ethnicGroup"] = ethnic_group
        if school_id is not UNSET:
            field_dict["schoolId"] = school_id
        if class_id is not UNSET:
            field_dict["classId"] = class_id
        if created_at_from is not UNSET:
            field_dict["createdAtFrom"] = created_at_from
        if limit is not UNSET:
            field_dict["limit"] = limit
        if cursor is not UNSET:
            field_dict["cursor"] = cursor
        if sort is not UNSET:
            field_dict["sort"] = sort
        if count is not UNSET:
            field_dict["count"] = count

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.passport import Passport  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_citizen_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        citizen_id = _parse_citizen_id(d.pop("citizenId", UNSET))

        def _parse_passport(data: object) -> None | Passport | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                passport_type_0 = Passport.from_dict(data)

                return passport_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Passport | Unset, data)

        passport = _parse_passport(d.pop("passport", UNSET))

        def _parse_q(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        q = _parse_q(d.pop("q", UNSET))

        _sex = d.pop("sex", UNSET)
        sex: list[Sex] | Unset = UNSET
        if _sex is not UNSET:
            sex = []
            for sex_item_data in _sex:
                sex_item = Sex(sex_item_data)

                sex.append(sex_item)

        _commune_id = d.pop("communeId", UNSET)
        commune_id: list[UUID] | Unset = UNSET
        if _commune_id is not UNSET:
            commune_id = []
            for commune_id_item_data in _commune_id:
                commune_id_item = UUID(commune_id_item_data)

                commune_id.append(commune_id_item)

        _district_id = d.pop("districtId", UNSET)
        district_id: list[UUID] | Unset = UNSET
        if _district_id is not UNSET:
            district_id = []
            for district_id_item_data in _district_id:
                district_id_item = UUID(district_id_item_data)

                district_id.append(district_id_item)

        def _parse_lives_elsewhere(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        lives_elsewhere = _parse_lives_elsewhere(d.pop("livesElsewhere", UNSET))

        residence_province_code = cast(list[str], d.pop("residenceProvinceCode", UNSET))

        residence_country_code = cast(list[str], d.pop("residenceCountryCode", UNSET))

        def _parse_birth_date_from(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                birth_date_from_type_0 = datetime.date.fromisoformat(data)

                return birth_date_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        birth_date_from = _parse_birth_date_from(d.pop("birthDateFrom", UNSET))

        def _parse_birth_date_to(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                birth_date_to_type_0 = datetime.date.fromisoformat(data)

                return birth_date_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        birth_date_to = _parse_birth_date_to(d.pop("birthDateTo", UNSET))

        ethnic_group = cast(list[str], d.pop("ethnicGroup", UNSET))

        def _parse_school_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                school_id_type_0 = UUID(data)

                return school_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        school_id = _parse_school_id(d.pop("schoolId", UNSET))

        def _parse_class_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                class_id_type_0 = UUID(data)

                return class_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        class_id = _parse_class_id(d.pop("classId", UNSET))

        def _parse_created_at_from(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                created_at_from_type_0 = datetime.datetime.fromisoformat(data)

                return created_at_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        created_at_from = _parse_created_at_from(d.pop("createdAtFrom", UNSET))

        def _parse_limit(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        limit = _parse_limit(d.pop("limit", UNSET))

        def _parse_cursor(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        cursor = _parse_cursor(d.pop("cursor", UNSET))

        def _parse_sort(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        sort = _parse_sort(d.pop("sort", UNSET))

        def _parse_count(data: object) -> None | TraineeSearchCountType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                count_type_0 = TraineeSearchCountType0(data)

                return count_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TraineeSearchCountType0 | Unset, data)

        count = _parse_count(d.pop("count", UNSET))

        trainee_search = cls(
            citizen_id=citizen_id,
            passport=passport,
            q=q,
            sex=sex,
            commune_id=commune_id,
            district_id=district_id,
            lives_elsewhere=lives_elsewhere,
            residence_province_code=residence_province_code,
            residence_country_code=residence_country_code,
            birth_date_from=birth_date_from,
            birth_date_to=birth_date_to,
            ethnic_group=ethnic_group,
            school_id=school_id,
            class_id=class_id,
            created_at_from=created_at_from,
            limit=limit,
            cursor=cursor,
            sort=sort,
            count=count,
        )

        return trainee_search
