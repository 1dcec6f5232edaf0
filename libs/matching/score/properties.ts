import type { Dimension } from './units.js';

export interface Property {
  id: string;
  dimension: Dimension;
  /** Which way it is better for a buyer: a larger figure, a smaller one, the one asked for, a range that covers his. */
  better: 'more' | 'less' | 'same' | 'cover';
  /** How it is called; the longest name that stands near a figure decides. */
  names: string[];
}

const property = (
  id: string,
  dimension: Dimension,
  better: Property['better'],
  names: string,
): Property => ({ id, dimension, better, names: names.split('; ') });

export const properties: readonly Property[] = [
  property(
    'payload',
    'mass',
    'more',
    'payload; load capacity; towing; tows; trailing load; pulls; lifts; 견인중량; 견인하중; 견인력; 견인; 파지하중; 파지중량; 파지; carrying capacity; lifting capacity; load; lift; carry; 가반하중; 가반중량; 적재하중; 적재중량; 적재량; 적재; 가반; 하중; 운반',
  ),
  property(
    'weight',
    'mass',
    'less',
    'weighs; weight; own weight; mass; 자체 중량; 자중; 무게; 중량',
  ),
  property(
    'reach',
    'length',
    'more',
    'reach; working radius; arm length; 도달거리; 도달 거리; 작업반경; 작업 반경; 리치',
  ),
  property(
    'repeatability',
    'length',
    'less',
    'repeatability; repeat accuracy; position accuracy; positioning accuracy; accuracy; precision; tolerance; tolerances; ±; depth noise; 반복정밀도; 반복 정밀도; 위치정밀도; 위치 정밀도; 정밀도; 정확도; 공차',
  ),
  property(
    'layer',
    'length',
    'less',
    'layer thickness; layer height; layers; 적층 두께; 층 두께; 레이어 두께',
  ),
  property('roughness', 'length', 'less', 'roughness; ra; 표면조도; 조도; 표면 거칠기'),
  property('wafer', 'length', 'same', 'wafer; wafers; substrate; substrates; 웨이퍼; 기판'),
  property(
    'particle',
    'length',
    'same',
    'particle size; powder size; size distribution; psd; powder; d50; 입도; 입자 크기; 분말',
  ),
  property(
    'range',
    'length',
    'more',
    'range; detection range; measuring range; protective field; protection field; protective zone; protection zone; safety zone; protection; protective; 보호영역; 보호 영역; 측정 거리; 감지거리; 감지 거리; 탐지거리; 측정범위; 수심',
  ),
  property('distance', 'length', 'same', 'working distance; standoff; 작업거리; 작업 거리'),
  property('voxel', 'length', 'less', 'voxel; voxels; 복셀'),
  property('penetration', 'length', 'more', 'penetrates; penetration; 투과'),
  property('height', 'length', 'same', 'height; high; 높이'),
  property('stroke', 'length', 'more', 'stroke; opening; travel; 스트로크; 개폐'),
  property('aisle', 'length', 'less', 'aisle; aisle width; 통로; 통로 폭'),
  property(
    'power',
    'power',
    'more',
    'laser power; power; laser; output; 출력; 레이저 출력; 레이저',
  ),
  property('speed', 'speed', 'more', 'speed; velocity; 속도; 주행속도'),
  property('force', 'force', 'more', 'force; gripping force; grip force; thrust; 힘; 파지력; 추력'),
  property('torque', 'torque', 'more', 'torque; rated torque; 토크; 정격토크'),
  property(
    'heat',
    'temperature',
    'cover',
    'temperature; operating temperature; up to; heat; 온도; 사용온도; 내열',
  ),
  property('voltage', 'voltage', 'same', 'voltage; supply; bus; 전압'),
  property('oxygen', 'percent', 'less', 'oxygen; o2; 산소'),
  property('frequency', 'frequency', 'more', 'frequency; rate; 주파수'),
  property('angle', 'degrees', 'more', 'angle; 각도; 검출각'),
  property('vacuum', 'vacuum', 'less', 'vacuum; 진공'),
  property('life', 'duration', 'more', 'life; lifetime; rated life; 수명'),
  property('cycle', 'duration', 'less', 'cycle; cycle time; takt; 사이클; 택트'),
  property('pressure', 'pressure', 'more', 'pressure; 압력'),
  property(
    'runtime',
    'duration',
    'more',
    'runtime; run time; battery life; operating time; endurance; flight time; continuous operation; per charge; 운용시간; 운용 시간; 연속 운용; 운용; 가동; 구동; 충전으로; 가동시간; 가동 시간; 비행시간; 체공; 작동 시간; 사용 시간',
  ),
  property(
    'charging',
    'duration',
    'less',
    'charge time; charging time; recharge; fast charge; 충전시간; 충전 시간; 급속 충전',
  ),
  property(
    'rate',
    'rate',
    'more',
    'throughput; cycle rate; picks; parcels; boxes; cartons; cases; 처리량; 시간당; 분당; 처리',
  ),
  property(
    'purity',
    'percent',
    'more',
    'purity; density; relative density; yield; uptime; availability; detection rate; success rate; 순도; 밀도; 상대밀도; 수율; 가동률; 검출률; 성공률',
  ),
  property('resolution', 'pixels', 'more', 'resolution; camera; 해상도; 화소'),
  property('backlash', 'angle', 'less', 'backlash; lost motion; 백래시; 백래쉬'),
  property('axes', 'count', 'more', 'axis; axes; dof; degrees of freedom; 축; 자유도'),
  property('cleanliness', 'class', 'less', 'iso class; cleanroom class; 클린룸'),
  property('protection', 'protection', 'more', 'ip rating; ingress; 방수; 방진; 방수방진'),
  property(
    'build',
    'box',
    'more',
    'build volume; build envelope; build size; build area; build plate; part size; 조형 크기; 조형크기; 조형 면적; 출력 크기; 빌드 크기; 조형 영역',
  ),
  property('wavelength', 'length', 'same', 'wavelength; 파장'),
  property('impurity', 'percent', 'less', 'impurities; impurity; metals; moisture; 불순물; 수분'),
  property('channels', 'channels', 'more', 'channels; 채널'),
  property('layers', 'layers', 'more', 'layers; 층'),
  property('ports', 'ports', 'more', 'ports; inputs; 포트; 입력'),
  property('compute', 'compute', 'more', 'tops'),
  property('frames', 'frames', 'more', 'frame rate; 프레임'),
  property('cycles', 'cycles', 'more', 'cycles; 사이클; 수명'),
  property('hardness', 'hardness', 'more', 'hardness; 경도'),
  property('energy', 'energy', 'more', 'energy; 용량'),
  property('resistance', 'resistance', 'same', 'resistance; 저항'),
];
